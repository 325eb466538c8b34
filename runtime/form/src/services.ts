import type { FormFacts as RuleFacts } from '@banshi/core/form'
import type { FileReference, Json } from '@banshi/schemas'

/** What the form asks of its host. */
export interface FormServices {
  /** Stores one file; `progress` is told the share done, 0 to 1. Throws an `Error` whose message may be shown. */
  upload(file: File, progress?: (share: number) => void): Promise<FileReference>
  /** Address under which a stored file opens. */
  fileUrl(fileId: string): string
  /** The present instant, ISO 8601 UTC. */
  now(): string
}

/** Facts beyond the form that rules may read: process variables (`v`) and the case and people around it. */
export interface FormFacts {
  variables?: Record<string, Json>
  facts?: RuleFacts
}
