import { z } from 'zod'
import { fileReference } from '../form.ts'
import { uuid } from '../primitives.ts'
import { endpoint } from './endpoint.ts'

export const fileEndpoints = {
  uploadFile: endpoint({
    id: 'uploadFile',
    method: 'POST',
    path: '/api/v1/files',
    summary: 'Store one file (raw body; name in the query); kept 24 h until a case refers to it',
    tag: 'file',
    access: 'signedIn',
    query: z.strictObject({ name: z.string().min(1).max(255) }),
    response: fileReference,
    kind: 'upload',
    changes: true,
    idempotent: true,
  }),
  downloadFile: endpoint({
    id: 'downloadFile',
    method: 'GET',
    path: '/api/v1/files/:fileId',
    summary: 'The content of a file the caller uploaded or sees in a case',
    tag: 'file',
    access: 'signedIn',
    params: z.strictObject({ fileId: uuid }),
    response: z.unknown(),
    kind: 'binary',
  }),
}
