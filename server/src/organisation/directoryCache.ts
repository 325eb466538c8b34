import type { DirectoryData } from '@banshi/schemas'
import type { Transaction } from '../database/index.ts'
import { loadDirectory } from './loadDirectory.ts'

/** The organisation of each tenant in memory, at its newest revision. */
export interface DirectoryCache {
  /**
   * The same object for as long as the revision is the same, so that indexes of it can be kept by identity.
   * Read again when the tenant's revision (as the session statement told it) is another, or none is given.
   */
  data(tx: Transaction, revision?: number): Promise<DirectoryData>
}

export function createDirectoryCache(): DirectoryCache {
  const known = new Map<string, DirectoryData>()
  return {
    data: async (tx, revision) => {
      const cached = known.get(tx.tenantId)
      if (cached && cached.revision === revision) return cached
      const loaded = await loadDirectory(tx)
      if (cached && cached.revision === loaded.revision) return cached
      known.set(tx.tenantId, loaded)
      return loaded
    },
  }
}
