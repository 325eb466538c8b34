import { Readable } from 'node:stream'
import { fileEndpoints as endpoints } from '@banshi/schemas/api'
import { statement, type Transaction } from '../database/index.ts'
import type { Router } from '../http/call.ts'
import { discard } from '../http/discard.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import { newRowId } from '../rowId.ts'
import type { Caller } from '../session/caller.ts'
import type { Services } from '../services.ts'
import { FileTooLarge } from './fileStore.ts'
import { mediaTypeOf, plainName } from './mediaType.ts'

interface FileRow {
  sha256: string
  size: number
  mediaType: string
  name: string
  uploadedBy: string
  caseId: string | null
}

const insertFile = statement<never>(
  'file.insert',
  `INSERT INTO file (tenant_id, id, sha256, size, media_type, name, uploaded_by, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const selectFile = statement<FileRow>(
  'file.get',
  `SELECT sha256, size, media_type AS "mediaType", name, uploaded_by AS "uploadedBy", case_id AS "caseId"
   FROM file WHERE tenant_id = $1 AND id = $2`,
)

/** Whether a caller may read a file that a case refers to; decided by `cases/`. */
export type MayReadCaseFile = (
  tx: Transaction,
  caller: Caller,
  caseId: string,
  fileId: string,
  now: string,
) => Promise<boolean>

export const fileRoutes =
  (mayReadCaseFile: MayReadCaseFile) =>
  (router: Router, services: Services): void => {
    const { config, db, files, clock } = services

    router.raw(endpoints.uploadFile, async ({ caller, query, now, context }) => {
      const { tenantId, personId } = caller
      const max = config.maxFileBytes
      const tooLarge = new Refusal(413, 'server.fileTooLarge', { maxMb: Math.floor(max / 1024 / 1024) })
      const { body } = context.req.raw
      if (!body) return new Refusal(400, 'server.fileEmpty')
      if (Number(context.req.header('content-length') ?? 0) > max) {
        await discard(body)
        return tooLarge
      }
      try {
        const { sha256, size, head } = await files.put(tenantId, body.values({ preventCancel: true }), max)
        if (size === 0) return new Refusal(400, 'server.fileEmpty')
        const id = newRowId(clock)
        const name = plainName(query.name)
        const mediaType = mediaTypeOf(head, name)
        await db.tenant(tenantId, (tx) =>
          tx.query(insertFile, [tenantId, id, sha256, size, mediaType, name, personId, now]),
        )
        return context.json({ fileId: id, name, size, mediaType })
      } catch (error) {
        if (!(error instanceof FileTooLarge)) throw error
        await discard(body)
        return tooLarge
      }
    })

    router.raw(endpoints.downloadFile, async ({ caller, params, now, context }) => {
      const found = await db.tenant(caller.tenantId, async (tx) => {
        const file = await tx.one(selectFile, [tx.tenantId, params.fileId])
        if (!file) return undefined
        if (file.uploadedBy === caller.personId && file.caseId === null) return file
        return file.caseId !== null && (await mayReadCaseFile(tx, caller, file.caseId, params.fileId, now))
          ? file
          : undefined
      })
      if (!found) return notFound()
      const content = await files.open(caller.tenantId, found.sha256)
      return context.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, 200, {
        'content-type': found.mediaType,
        'content-length': String(found.size),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replaceAll("'", '%27')}`,
        'cache-control': 'private, no-store',
      })
    })
  }
