import type { DirectoryData, RoleTarget, UnitKind } from '@banshi/schemas'
import { useApi } from '@banshi/web'
import type { Api, Translate } from '@banshi/web'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

const fetched = new WeakMap<Api, Promise<DirectoryData>>()

/** The organisation of the tenant, fetched once per visit; null until it is there. */
export function useDirectory(): ShallowRef<DirectoryData | null> {
  const api = useApi()
  const directory = shallowRef<DirectoryData | null>(null)
  const answer = fetched.get(api) ?? api.call('getDirectory')
  fetched.set(api, answer)
  answer.then(
    (data) => (directory.value = data),
    () => fetched.delete(api),
  )
  return directory
}

/** Kinds of units a case's unit can be below of, nearest first. */
export const ancestorKinds: readonly UnitKind[] = ['community', 'street', 'district', 'city']

type UnitReference = Extract<RoleTarget, { kind: 'post' }>['unit']
export const unitText = (unit: UnitReference): string =>
  unit.kind === 'ancestor'
    ? `ancestor.${unit.unitKind}`
    : unit.kind === 'unit'
      ? `unit.${unit.unitId}`
      : unit.kind
export function unitOf(text: string): UnitReference {
  const [kind, rest = ''] = text.split('.')
  if (kind === 'ancestor') return { kind, unitKind: rest as UnitKind }
  if (kind === 'unit') return { kind, unitId: rest }
  return kind === 'intake' ? { kind } : { kind: 'own' }
}

interface Coded {
  code: string
  name: string
}

/** Posts (or groups) that such a unit may have, one per code; where nothing fits, those of all units. */
export function codesFor(
  all: readonly (Coded & { unitId: string })[],
  directory: DirectoryData,
  unit: UnitReference,
): Coded[] {
  const kindOf = new Map(directory.units.map(({ id, kind }) => [id, kind]))
  const fits = ({ unitId }: { unitId: string }): boolean =>
    unit.kind === 'unit'
      ? unitId === unit.unitId
      : unit.kind === 'ancestor'
        ? kindOf.get(unitId) === unit.unitKind
        : true
  const fitting = all.filter(fits)
  const byCode = new Map((fitting.length > 0 ? fitting : all).map(({ code, name }) => [code, { code, name }]))
  return [...byCode.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export function unitWords(unit: UnitReference, directory: DirectoryData | null, t: Translate): string {
  if (unit.kind === 'unit') return directory?.units.find(({ id }) => id === unit.unitId)?.name ?? '—'
  return t(unit.kind === 'ancestor' ? `designer.unit_${unit.unitKind}` : `designer.unit_${unit.kind}`)
}

/** 「本单位的居委会主任」: whom a role means, in words. */
export function targetWords(target: RoleTarget, directory: DirectoryData | null, t: Translate): string {
  switch (target.kind) {
    case 'post': {
      const name = directory?.posts.find(({ code }) => code === target.postCode)?.name ?? target.postCode
      return t('designer.postOfUnit', { post: name, unit: unitWords(target.unit, directory, t) })
    }
    case 'group': {
      const name = directory?.groups.find(({ code }) => code === target.groupCode)?.name ?? target.groupCode
      return t('designer.postOfUnit', { post: name, unit: unitWords(target.unit, directory, t) })
    }
    case 'persons': {
      const names = target.personIds.map(
        (id) => directory?.persons.find((person) => person.id === id)?.name ?? '—',
      )
      return names.join('、')
    }
    case 'starter':
      return t('designer.who_starter')
    case 'unmapped':
      return t('designer.who_unmapped')
  }
}
