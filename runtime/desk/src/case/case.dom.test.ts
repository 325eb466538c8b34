import { say } from '@banshi/schemas/messages'
import type { CaseDetail, TimelineEntry } from '@banshi/schemas/api'
import type { Translate } from '@banshi/web'
import { describe, expect, it } from 'vitest'
import { entryTitle, sentWords } from './actionWords.ts'
import { decisiveAmount } from './amount.ts'
import { returnOptions } from './returnOptions.ts'
import { deedSince } from './useCase.ts'

const t: Translate = (code, params) => say('zh-CN', code, params)

const anEntry = (
  seq: number,
  kind: TimelineEntry['kind'],
  more: Partial<TimelineEntry> = {},
): TimelineEntry => ({
  seq,
  at: '2026-03-12T02:38:00Z',
  kind,
  nodeId: null,
  nodeName: '街道审核',
  personName: '陈志强',
  postName: '街道审核员',
  action: null,
  opinion: null,
  toNodeName: null,
  handlers: [],
  result: null,
  resultLabel: null,
  changes: [],
  ...more,
})
const aDetail = (more: Partial<CaseDetail>): CaseDetail => more as CaseDetail

describe('what others did meanwhile', () => {
  const timeline = [anEntry(4, 'action'), anEntry(6, 'action', { action: 'approve' }), anEntry(7, 'arrived')]
  it('should be the last deed after what I saw, not an arrival', () => {
    expect(deedSince(timeline, 4)?.seq).toBe(6)
  })
  it('should be nothing when nothing happened since', () => {
    expect(deedSince(timeline, 7)).toBeNull()
  })
})

describe('targets of a return', () => {
  const detail = (codes: ('returnToPrevious' | 'returnToNode' | 'returnToApplicant')[]) =>
    aDetail({
      starter: { id: 'p', name: '李秀兰' },
      steps: [
        { nodeId: 'N1', name: '填报', status: 'done', who: '李秀兰', at: null },
        { nodeId: 'N4', name: '居委会主任审核', status: 'done', who: '王建国', at: null },
        { nodeId: 'N5', name: '街道办主任审批', status: 'current', who: '陈志强', at: null },
      ],
      workItem: {
        workItemId: 'w1',
        nodeId: 'N5',
        nodeName: '街道办主任审批',
        taskKind: 'approve',
        kind: 'assigned',
        claimed: false,
        isVote: false,
        actions: codes.map((code) => ({ code, opinionRequired: false })),
        returnTargets: [{ nodeId: 'N1', name: '填报', who: '李秀兰' }],
        nextNodeName: null,
        draft: null,
      },
    })
  it('should name people, nearest first', () => {
    expect(returnOptions(detail(['returnToNode', 'returnToApplicant', 'returnToPrevious']), t)).toEqual([
      { label: '上一步', who: '居委会主任审核 · 王建国', choice: { action: 'returnToPrevious' } },
      { label: '经办人', who: '李秀兰', choice: { action: 'returnToApplicant' } },
      { label: '填报', who: '李秀兰', choice: { action: 'returnToNode', nodeId: 'N1' } },
    ])
  })
  it('should leave out what is not offered', () => {
    expect(returnOptions(detail(['returnToApplicant']), t).map((option) => option.label)).toEqual(['经办人'])
  })
})

describe('words about a case', () => {
  it('should say where it went and its number', () => {
    const acted = { caseId: 'c', seq: 9, caseNo: 'CY-1', state: 'running' as const, resultLabel: null }
    expect(sentWords({ ...acted, currentNodes: ['街道办主任审批'] }, t)).toBe('已送街道办主任审批，编号 CY-1')
    expect(sentWords({ ...acted, currentNodes: [], state: 'ended', resultLabel: '同意付款' }, t)).toBe(
      '已办结（同意付款），编号 CY-1',
    )
  })
  it('should say how a ballot ended', () => {
    const result = {
      roll: 7,
      recused: 0,
      answered: 3,
      yes: 3,
      no: 0,
      abstain: 0,
      quorumMet: false,
      passed: false,
    }
    expect(entryTitle(anEntry(5, 'voteClosed', { result }), t)).toBe('街道审核：答复人数不足，表决无效')
    expect(entryTitle(anEntry(5, 'voteClosed', { result: { ...result, quorumMet: true } }), t)).toBe(
      '街道审核：表决未通过',
    )
  })
  it('should call a filled-in step submitted and a handled one done', () => {
    expect(
      entryTitle(anEntry(1, 'action', { action: 'approve', taskKind: 'fill', nodeName: '填报' }), t),
    ).toBe('填报：提交')
  })
})

describe('the amount a case is about', () => {
  const money = (title: string, computed: boolean) => ({
    'x-id': title,
    title,
    type: 'number' as const,
    'x-component': 'Money' as const,
    ...(computed ? { 'x-rules': { value: 'sum(lines.amount)' } } : {}),
  })
  const form = (
    properties: CaseDetail['form']['definition']['properties'],
    values: CaseDetail['form']['values'],
  ) => ({
    definition: { type: 'object' as const, properties },
    permissions: {},
    values,
    parameters: {},
  })
  it('should be the computed sum, also inside a section', () => {
    const properties = {
      budget: money('预算', false),
      part: {
        'x-id': 's',
        title: '开支',
        type: 'void' as const,
        'x-component': 'Section' as const,
        properties: { total: money('合计金额', true) },
      },
    }
    expect(decisiveAmount(form(properties, { budget: 9, total: 3260 }))).toEqual({
      label: '合计金额',
      value: 3260,
    })
  })
  it('should be absent when it is hidden from the reader or one of several', () => {
    expect(decisiveAmount(form({ total: money('合计', true) }, {}))).toBeNull()
    expect(decisiveAmount(form({ a: money('甲', false), b: money('乙', false) }, { a: 1, b: 2 }))).toBeNull()
  })
})
