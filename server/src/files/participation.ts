import { statement } from '../database/index.ts'
import type { MayReadCaseFile } from './routes.ts'

const tookPart = statement<{ caseId: string }>(
  'file.tookPart',
  `SELECT case_id AS "caseId" FROM case_participation WHERE tenant_id = $1 AND case_id = $2 AND person_id = $3`,
)

/** Who took part in a case may read its files. */
export const mayReadByParticipation: MayReadCaseFile = async (tx, caller, caseId) =>
  (await tx.one(tookPart, [tx.tenantId, caseId, caller.personId])) !== undefined
