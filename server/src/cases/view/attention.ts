import type { ProcessState } from '@banshi/schemas'
import type { CaseDetail } from '@banshi/schemas/api'
import { say, type Locale } from '@banshi/schemas/messages'
import { openVotes } from '@banshi/core/process'
import { can, type CaseFacts } from '@banshi/core/rights'
import type { Reader } from '../../domain.ts'
import { nodeNameAt, type CalledTypes } from '../calledTypes.ts'
import type { TypeProgram } from '../programs.ts'

/** Ballots the reader may close, with how many have answered. */
export function votesOf(program: TypeProgram, state: ProcessState, reader: Reader): CaseDetail['openVotes'] {
  return openVotes(program.process, state, reader.actor.personId, reader.directory, reader.today).map(
    (vote) => ({
      elementId: vote.elementId,
      nodeName: program.nodeNames.get(vote.nodeId) ?? vote.nodeId,
      roll: vote.roll,
      answered: vote.answered,
      mayClose: vote.mayClose,
    }),
  )
}

const sentence = (locale: Locale, code: string, params: Record<string, unknown>): string => {
  const said: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      said[key] = value
  }
  return say(locale, code, said)
}

/** What stopped the case and whether the reader may try it again. */
export function incidentsOf(
  { program, called }: { program: TypeProgram; called: CalledTypes },
  state: ProcessState,
  reader: Reader,
  facts: CaseFacts,
  locale: Locale,
): CaseDetail['incidents'] {
  const mayResolve = can(reader.actor, 'resolveIncident', { case: facts }, reader.directory)
  return Object.entries(state.incidents).map(([id, { nodeId, elementId, code, params }]) => {
    const nodeName = nodeNameAt(program, called, nodeId, { state, elementId })
    return { id, nodeName, text: sentence(locale, code, { name: nodeName, ...params }), mayResolve }
  })
}
