import type { FileReference } from '@banshi/schemas'
import { OfflineError, problemOf } from './problem.ts'

/** Sends the raw content; `fetch` cannot report how far it is, so this is the one place that uses XMLHttpRequest. */
export function uploadWithProgress(
  address: string,
  file: File,
  locale: string,
  progress?: (share: number) => void,
): Promise<FileReference> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', locale)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress?.(event.loaded / event.total)
    })
    request.addEventListener('error', () => reject(new OfflineError()))
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText)
      if (request.status >= 200 && request.status < 300 && body !== null) resolve(body as FileReference)
      else reject(problemOf(body, request.status))
    })
    request.send(file)
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
