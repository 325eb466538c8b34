import { readFileSync } from 'node:fs'
import type { BusinessTypeSettings, FormDefinition, FormValues } from '@banshi/schemas'
import type { ProcessSourceInput } from '../process/index.ts'
import { aProcess, type FlowInput, type NodeInput } from './process.ts'

const read = (file: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../examples/t03-committee-expense/${file}`, import.meta.url), 'utf8'),
  ) as unknown

const half = { numerator: 1, denominator: 2, comparator: '>' } as const
const lanes = [
  ['Lane_handler', '经办人', 'handler'],
  ['Lane_committeeDirector', '居委会主任', 'committeeDirector'],
  ['Lane_streetDirector', '街道办主任', 'streetDirector'],
  ['Lane_partyCommittee', '党工委委员', 'partyCommittee'],
  ['Lane_cashier', '报账员', 'cashier'],
] as const

const nodes: NodeInput[] = [
  { id: 'Start', name: '开始', laneId: 'Lane_handler', type: 'startEvent' },
  {
    id: 'Fill',
    name: '填报',
    laneId: 'Lane_handler',
    type: 'userTask',
    settings: { kind: 'fill', assignment: { kind: 'starter' }, defaultPermission: 'write' },
  },
  {
    id: 'DirectorReview',
    name: '居委会主任审核',
    laneId: 'Lane_committeeDirector',
    type: 'userTask',
    settings: { kind: 'approve', timeLimit: { days: 2, kind: 'WD' } },
  },
  {
    id: 'Level',
    name: '层级',
    laneId: 'Lane_committeeDirector',
    type: 'exclusiveGateway',
    default: 'ToStreet',
  },
  {
    id: 'StreetReview',
    name: '街道办主任审批',
    laneId: 'Lane_streetDirector',
    type: 'userTask',
    settings: { kind: 'approve', timeLimit: { days: 3, kind: 'WD' } },
  },
  {
    id: 'NeedsDiscussion',
    name: '是否集体讨论',
    laneId: 'Lane_streetDirector',
    type: 'exclusiveGateway',
    default: 'NoDiscussion',
  },
  {
    id: 'Discussion',
    name: '党工委集体讨论',
    laneId: 'Lane_partyCommittee',
    type: 'userTask',
    settings: {
      kind: 'approve',
      completion: {
        rule: 'vote',
        vote: {
          quorum: half,
          pass: half,
          passBase: 'all',
          allowAbstain: true,
          allowRecuse: true,
          closer: { kind: 'role', role: 'streetDirector' },
          closeAfter: { days: 5, kind: 'WD' },
        },
      },
      resultName: 'discussion',
    },
  },
  {
    id: 'Passed',
    name: '是否通过',
    laneId: 'Lane_partyCommittee',
    type: 'exclusiveGateway',
    default: 'NotPassed',
  },
  {
    id: 'Payment',
    name: '付款记账',
    laneId: 'Lane_cashier',
    type: 'userTask',
    settings: { kind: 'handle', permissions: {}, timeLimit: { days: 3, kind: 'WD' } },
  },
  {
    id: 'Refused',
    name: '不予',
    laneId: 'Lane_partyCommittee',
    type: 'endEvent',
    settings: { outcome: 'refused', resultLabel: '不予' },
  },
  {
    id: 'Done',
    name: '办结',
    laneId: 'Lane_cashier',
    type: 'endEvent',
    settings: { outcome: 'granted', resultLabel: '办结' },
  },
]
const flows: FlowInput[] = [
  ['ToFill', 'Start', 'Fill'],
  ['ToDirector', 'Fill', 'DirectorReview'],
  ['ToLevel', 'DirectorReview', 'Level'],
  ['Self', 'Level', 'Payment', 'meets(total, p.selfLimit)', '自主'],
  ['ToStreet', 'Level', 'StreetReview', undefined, '其余'],
  ['ToNeeds', 'StreetReview', 'NeedsDiscussion'],
  ['Collective', 'NeedsDiscussion', 'Discussion', 'meets(total, p.collectiveLimit)', '达到集体讨论起点'],
  ['NoDiscussion', 'NeedsDiscussion', 'Payment', undefined, '其余'],
  ['ToPassed', 'Discussion', 'Passed'],
  ['Agreed', 'Passed', 'Payment', 'v.discussion.outcome = "passed"', '通过'],
  ['NotPassed', 'Passed', 'Refused', undefined, '未通过'],
  ['ToDone', 'Payment', 'Done'],
]

/** 居委会经费开支审批 as `examples/t03-committee-expense` ships it, its process as `@banshi/bpmn` compiles it. */
export const t03 = (): ProcessSourceInput => ({
  process: aProcess(
    nodes,
    flows,
    lanes.map(([id, name, role]) => ({ id, name, role })),
  ),
  form: read('form.json') as FormDefinition,
  settings: read('settings.json') as BusinessTypeSettings,
  decisions: [],
})

/** Values of a filled-in expense over an amount. */
export const anExpense = (total: number): FormValues => ({
  purpose: '重阳节慰问',
  fundSource: 'office',
  preApproved: 'before',
  lines: [{ $row: 'r1', itemName: '慰问品', qty: 1, unitPrice: total, amount: total }],
  total,
  payee: '翠园超市',
})
