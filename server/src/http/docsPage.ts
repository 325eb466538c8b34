import type { EndpointShape } from '@banshi/schemas/api'
import { say, type Locale } from '@banshi/schemas/messages'

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `
  :root { color-scheme: light dark; font: 15px/1.6 system-ui, 'Noto Sans CJK SC', sans-serif }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem }
  table { border-collapse: collapse; width: 100% }
  td, th { border-bottom: 1px solid #8884; padding: .35rem .5rem; text-align: left; vertical-align: top }
  code { font-family: ui-monospace, monospace }
  .scroll { overflow-x: auto }`

function row(endpoint: EndpointShape, locale: Locale): string {
  const notes = [
    endpoint.access === 'public' ? say(locale, 'server.docsPublic') : '',
    endpoint.changes && !endpoint.idempotent ? 'Idempotency-Key' : '',
    endpoint.ifMatch ? 'If-Match' : '',
  ].filter((note) => note !== '')
  return `<tr><td><code>${endpoint.method}</code></td><td><code>${escape(endpoint.path)}</code></td><td>${escape(endpoint.summary)}${
    notes.length > 0 ? `<br><small>${notes.map(escape).join(' · ')}</small>` : ''
  }</td></tr>`
}

/** A readable list of the API; the complete schemas are in `/api/openapi.json`. */
export function docsPage(endpoints: readonly EndpointShape[], locale: Locale, nonce: string): string {
  const tags = [...new Set(endpoints.map(({ tag }) => tag))]
  const sections = tags.map((tag) => {
    const rows = endpoints.filter((endpoint) => endpoint.tag === tag).map((endpoint) => row(endpoint, locale))
    return `<h2>${escape(tag)}</h2><div class="scroll"><table><tbody>${rows.join('')}</tbody></table></div>`
  })
  const title = say(locale, 'server.docsTitle')
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escape(title)}</h1><p>${escape(say(locale, 'server.docsIntro'))} <a href="/api/openapi.json">/api/openapi.json</a></p>${sections.join('')}</main></body></html>`
}
