import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, Hono } from 'hono'
import { workspaceFolder } from '../packageFolder.ts'
import { contentSecurityPolicy } from './securityHeaders.ts'

const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.js', '.css', '.svg', '.json', '.txt', '.webmanifest'])

interface Asset {
  plain: Buffer
  gzip: Buffer | undefined
  mediaType: string
  immutable: boolean
}

/** A Vite app served from its `dist` folder: the files as they are, `index.html` for every other address. */
interface PageApp {
  /** `/` or `/designer/`. */
  base: string
  folder: string
  assets: Map<string, Asset>
}

const pageApps: readonly Omit<PageApp, 'assets'>[] = [
  { base: '/designer/', folder: join(workspaceFolder, 'designer', 'dist') },
  { base: '/', folder: join(workspaceFolder, 'runtime', 'desk', 'dist') },
]

/** The file of an address below the app's folder; nothing that leaves it, no dot files, no `index.html`. */
function readAsset(app: PageApp, path: string): Asset | undefined {
  const known = app.assets.get(path)
  if (known) return known
  const mediaType = mediaTypes[extname(path)]
  if (!mediaType || !/^[\w./-]+$/.test(path) || path.includes('..') || path.includes('/.')) return undefined
  const file = join(app.folder, ...path.split('/'))
  if (
    !existsSync(file) ||
    !statSync(file).isFile() ||
    !realpathSync(file).startsWith(realpathSync(app.folder) + sep)
  )
    return undefined
  const plain = readFileSync(file)
  const gzip = compressible.has(extname(path)) && plain.length > 1024 ? gzipSync(plain) : undefined
  const asset = { plain, gzip, mediaType, immutable: /^assets\/.+-[\w-]{8,}\.\w+$/.test(path) }
  app.assets.set(path, asset)
  return asset
}

function answerAsset(context: Context, asset: Asset): Response {
  const zipped =
    asset.gzip && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '') ? asset.gzip : undefined
  const headers: Record<string, string> = {
    'content-type': asset.mediaType,
    'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(zipped && { 'content-encoding': 'gzip' }),
  }
  return context.body(new Uint8Array(zipped ?? asset.plain), 200, headers)
}

/** `index.html` with this answer's nonce, where Vite's own helpers and CodeMirror look for it. */
function answerPage(context: Context, folder: string, nonce: string): Response | undefined {
  const file = join(folder, 'index.html')
  if (!existsSync(file)) return undefined
  const html = readFileSync(file, 'utf8').replace(
    '<head>',
    `<head><meta property="csp-nonce" nonce="${nonce}">`,
  )
  context.header('content-security-policy', contentSecurityPolicy(nonce))
  context.header('cache-control', 'no-store')
  return context.html(html)
}

/** Serves both apps; addresses of the apps' own routers get their `index.html`. */
export function registerPages(app: Hono, pageNonce: () => string): void {
  app.get('/designer', (context) => context.redirect('/designer/', 308))
  for (const found of pageApps) {
    const pageApp: PageApp = { ...found, assets: new Map() }
    app.get(`${pageApp.base}*`, async (context, next) => {
      const path = context.req.path.slice(pageApp.base.length)
      const asset = readAsset(pageApp, path)
      if (asset) return answerAsset(context, asset)
      if (/(^|\/)\./.test(path) || !['', '.html'].includes(extname(path))) return next()
      return answerPage(context, pageApp.folder, pageNonce()) ?? next()
    })
  }
}
