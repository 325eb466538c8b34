import { statement, type Transaction } from '../database/index.ts'

const next = statement<{ last: number }>(
  'caseNumber.next',
  `INSERT INTO case_number_counter AS n (tenant_id, prefix, last) VALUES ($1, $2, 1)
   ON CONFLICT (tenant_id, prefix) DO UPDATE SET last = n.last + 1
   RETURNING last`,
)

/**
 * The next number of a unit's cases of a type in a month, `CY-T03-202603-0026` (`templates 0.2`); without gaps, since
 * a case that is not opened gives its number back. Four digits grow when they are used up.
 */
export async function nextCaseNo(
  tx: Transaction,
  unitCode: string,
  numberCode: string,
  today: string,
): Promise<string> {
  const prefix = `${unitCode}-${numberCode}-${today.slice(0, 4)}${today.slice(5, 7)}`
  const row = await tx.one(next, [tx.tenantId, prefix])
  if (!row) throw new Error('Expected a case number, but found none')
  return `${prefix}-${String(row.last).padStart(4, '0')}`
}
