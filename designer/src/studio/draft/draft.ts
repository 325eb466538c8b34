import type { DefinitionPart, Problem } from '@banshi/schemas'
import type { BusinessTypeSummary, DraftParts, DraftPartBody } from '@banshi/schemas/api'
import type { Api } from '@banshi/web'
import { computed, inject, ref, shallowRef } from 'vue'
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from 'vue'
import { keepPart, keptPart } from './keptParts.ts'
import { checkHere } from './localCheck.ts'
import { PartSaver } from './partSaver.ts'
import type { PartSaverPorts, Saving, StoredPart } from './partSaver.ts'

type Contents = { [P in DefinitionPart]: NonNullable<DraftParts[P]>['content'] }
export interface DraftConflict {
  part: DefinitionPart
  updatedBy: string
  updatedAt: string
}

/** An open draft: its parts, how saving stands, and what is to be mended. Provided by the studio to its tabs. */
export interface Draft {
  readonly id: string
  summary: Ref<BusinessTypeSummary>
  parts: ShallowRef<Contents & { overlay: Contents['overlay'] | null }>
  /** Taken from a template: form and process are the publisher's, only the overlay is edited. */
  isAdopted: ComputedRef<boolean>
  set<P extends DefinitionPart>(part: P, content: Contents[P]): void
  saving: ComputedRef<Saving>
  refusal: ComputedRef<string | null>
  savedAt: ComputedRef<string>
  conflict: ComputedRef<DraftConflict | null>
  choose(whose: 'mine' | 'theirs'): Promise<void>
  /** Sends everything unsent; true when nothing is left. */
  flush(): Promise<boolean>
  problems: Ref<readonly Problem[]>
  errors: ComputedRef<number>
  warnings: ComputedRef<number>
  checkedAt: Ref<string | null>
  refreshProblems(): Promise<void>
  reload(): Promise<void>
  /** Sends what is left and ends the saving. */
  stop(): void
}

const partNames = ['settings', 'form', 'process', 'decisions', 'overlay'] as const
export const draftKey: InjectionKey<Draft> = Symbol('draft')
const gravest: readonly Saving[] = ['conflict', 'refused', 'offline', 'saving', 'changed']

export function useDraft(): Draft {
  const draft = inject(draftKey)
  if (!draft) throw new Error('Expected a tab inside the studio, but no draft is open')
  return draft
}

export interface OpenDraftInput {
  api: Api
  personId: string
  id: string
  now(): string
}

/** Opens a draft for the studio and keeps saving it; what an earlier visit left unsent is taken up again. */
export async function openDraft({ api, personId, id, now }: OpenDraftInput): Promise<Draft> {
  const detail = await api.call('getBusinessType', { params: { businessTypeId: id } })
  const summary = ref(detail.summary)
  const tick = ref(0)
  const savers = new Map<DefinitionPart, PartSaver<unknown>>()

  const ports = (part: DefinitionPart): PartSaverPorts<unknown> => ({
    put: async (content, revision) => {
      const body = { part, content } as DraftPartBody
      const meta = await api.call('saveDraftPart', {
        params: { businessTypeId: id, part },
        body,
        ifMatch: revision,
      })
      const { updatedAt: draftUpdatedAt, updatedBy: draftUpdatedBy } = meta
      summary.value = { ...summary.value, draftChanged: true, draftUpdatedAt, draftUpdatedBy }
      void afterSave(part)
      return meta
    },
    fetch: async () => {
      const fresh = await api.call('getBusinessType', { params: { businessTypeId: id } })
      const stored = fresh.draft[part]
      if (!stored) throw new Error(`Expected part ${part} of the draft, but the server has none`)
      return stored as StoredPart<unknown>
    },
    keep: (kept) => keepPart(personId, id, part, kept),
    later: (act, ms) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    changed: () => {
      tick.value++
      parts.value = contents()
    },
  })

  for (const part of partNames) {
    const stored = detail.draft[part]
    if (stored) savers.set(part, new PartSaver<unknown>(stored, ports(part)))
  }
  const contents = () =>
    Object.fromEntries(
      partNames.map((part) => [part, savers.get(part)?.content ?? null]),
    ) as unknown as Contents & {
      overlay: Contents['overlay'] | null
    }
  const parts = shallowRef(contents())
  const all = computed(() => (void tick.value, [...savers.entries()]))
  const saving = computed(
    () => gravest.find((state) => all.value.some(([, saver]) => saver.state === state)) ?? 'saved',
  )
  const conflicting = computed(() => all.value.find(([, saver]) => saver.state === 'conflict'))

  const problems = shallowRef<readonly Problem[]>([])
  const checkedAt = ref<string | null>(null)
  let asked = 0
  async function refreshProblems(): Promise<void> {
    const mine = ++asked
    const answer = await api.call('listProblems', { params: { businessTypeId: id } }).catch(() => null)
    if (!answer || mine !== asked) return
    problems.value = answer.problems
    checkedAt.value = now()
  }
  let planned: ReturnType<typeof setTimeout> | undefined
  /** While there are unsaved changes the list is made here, a moment after the last keystroke. */
  function planCheck(): void {
    clearTimeout(planned)
    planned = setTimeout(async () => {
      const checked = parts.value
      const found = await checkHere(checked, now()).catch(() => null)
      if (!found || checked !== parts.value || saving.value === 'saved') return
      problems.value = found
      checkedAt.value = now()
    }, 300)
  }
  /** An overlay changes what its settings resolve to. */
  async function afterSave(part: DefinitionPart): Promise<void> {
    if (part === 'overlay') await reload().catch(() => undefined)
    await refreshProblems()
  }
  async function reload(): Promise<void> {
    const fresh = await api.call('getBusinessType', { params: { businessTypeId: id } })
    summary.value = fresh.summary
    for (const [part, saver] of savers) {
      const stored = fresh.draft[part]
      if (!stored || saver.isPending) continue
      const { content, ...meta } = stored
      saver.content = content
      saver.meta = meta
    }
    tick.value++
    parts.value = contents()
  }
  async function flush(): Promise<boolean> {
    await Promise.all([...savers.values()].map((saver) => saver.flush()))
    return saving.value === 'saved'
  }
  for (const [part, saver] of savers) {
    const kept = keptPart(personId, id, part)
    if (kept) saver.restore(kept)
  }
  const online = (): void => void flush()
  addEventListener('online', online)
  void refreshProblems()

  const draft: Draft = {
    id,
    summary,
    parts,
    isAdopted: computed(() => summary.value.base !== null),
    set: (part, content) => {
      savers.get(part)?.set(content)
      planCheck()
    },
    saving,
    refusal: computed(() => all.value.find(([, saver]) => saver.refusal)?.[1].refusal?.message ?? null),
    savedAt: computed(
      () =>
        all.value
          .map(([, saver]) => saver.meta.updatedAt)
          .toSorted()
          .at(-1) ?? '',
    ),
    conflict: computed(() => {
      const [part, saver] = conflicting.value ?? []
      if (!part || !saver?.theirs) return null
      return { part, updatedBy: saver.theirs.updatedBy, updatedAt: saver.theirs.updatedAt }
    }),
    choose: async (whose) => {
      await conflicting.value?.[1].choose(whose)
      await refreshProblems()
    },
    flush,
    problems,
    errors: computed(() => problems.value.filter(({ severity }) => severity === 'error').length),
    warnings: computed(() => problems.value.filter(({ severity }) => severity === 'warning').length),
    checkedAt,
    refreshProblems,
    reload,
    stop: () => {
      removeEventListener('online', online)
      clearTimeout(planned)
      for (const saver of savers.values()) void saver.flush().finally(() => saver.stop())
    },
  }
  return draft
}
