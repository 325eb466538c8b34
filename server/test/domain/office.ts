import type { Json } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import {
  startTestServer,
  type TestClient,
  type TestCluster,
  type TestServer,
  type TestServerOptions,
} from '../../src/testing/index.ts'
import { publishType, spending, type TypeContent } from './expense.ts'

/** Accounts of the demonstration organisation by what they do in the story (`templates T03`). */
export const accounts = {
  district: 'qu',
  handler: 'cuiyuan-jingban1',
  otherHandler: 'cuiyuan-jingban2',
  director: 'cuiyuan-zhuren',
  cashier: 'cuiyuan-baozhang',
  cuiyuanAdmin: 'cuiyuan-guanli',
  streetDirector: 'jiedao-zhuren',
  streetAdmin: 'jiedao-guanli',
  donghuAdmin: 'donghu-guanli',
  donghuHandler: 'donghu-jingban1',
  donghuDirector: 'donghu-zhuren',
  donghuCashier: 'donghu-baozhang',
} as const
export const committee = [
  'jiedao-shuji',
  'jiedao-zhuren',
  'weiyuan1',
  'weiyuan2',
  'weiyuan3',
  'weiyuan4',
  'weiyuan5',
] as const

export interface Office extends TestServer {
  /** Somebody signed in, once. */
  as(account: string): Promise<TestClient>
  /** Id of the unit of this name. */
  unit(name: string): Promise<string>
}

/** A running server with the demonstration organisation and nothing else. */
export async function openOffice(
  cluster: TestCluster,
  more: Omit<Partial<TestServerOptions>, 'cluster'> = {},
): Promise<Office> {
  const server = await startTestServer({ cluster, ...more })
  const known = new Map<string, Promise<TestClient>>()
  const as = (account: string): Promise<TestClient> => {
    const person = known.get(account) ?? server.signIn(account)
    known.set(account, person)
    return person
  }
  const unit = async (name: string): Promise<string> => {
    const { units } = await (await as(accounts.district)).call('getDirectory')
    const found = units.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`Expected a unit ${name}, but found none`)
    return found.id
  }
  return { ...server, as, unit }
}

/** Publishes the spending template at the district, for all below it; answers its id. */
export const publishAtDistrict = async (office: Office, content: TypeContent = {}): Promise<string> =>
  publishType(await office.as(accounts.district), await office.unit('南山区'), content)

/** Opens a spending of this community; answers its id. */
export async function start(
  office: Office,
  account: string,
  amount: number,
  more: Record<string, Json> = {},
): Promise<string> {
  const person = await office.as(account)
  const { types } = await person.call('listStartable')
  const type = types.find(({ name }) => name.endsWith('经费开支审批'))
  if (!type) throw new Error(`Expected ${account} to have something to start, but found nothing`)
  const body = {
    businessTypeId: type.businessTypeId,
    version: type.version,
    unitId: type.unit.id,
    values: spending(amount, more),
  }
  return (await person.call('startCase', { body })).caseId
}

/** Opens so many spendings, a few at a time. */
export async function spendingCases(
  office: Office,
  account: string,
  count: number,
  amount = 400,
): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const batch = Math.min(10, count - ids.length)
    ids.push(...(await Promise.all(Array.from({ length: batch }, () => start(office, account, amount)))))
  }
  return ids
}

export const view = async (office: Office, account: string, caseId: string): Promise<CaseDetail> =>
  (await office.as(account)).call('getCase', { params: { caseId } })

export type Answer = 'approve' | 'disapprove' | 'abstain'

/** One person's answer to their duty on a case, as they see it; answers where the case stands then. */
export async function act(
  office: Office,
  account: string,
  caseId: string,
  action: Answer = 'approve',
): Promise<string[]> {
  const detail = await view(office, account, caseId)
  if (!detail.workItem) throw new Error(`Expected ${account} to have something to do, but found nothing`)
  const params = { caseId, workItemId: detail.workItem.workItemId }
  const acted = await (
    await office.as(account)
  ).call('completeWorkItem', { params, body: { action, seq: detail.seq } })
  return acted.state === 'ended' ? [acted.resultLabel ?? ''] : acted.currentNodes
}
