import { z } from 'zod'
import { plainDate, uuid } from './primitives.ts'

/** 市、区、街道(镇)、社区(村)、网格、部门、外部单位. */
export const unitKind = z.enum(['city', 'district', 'street', 'community', 'grid', 'department', 'partner'])
export type UnitKind = z.infer<typeof unitKind>

export const unit = z.strictObject({
  id: uuid,
  parentId: uuid.nullable(),
  kind: unitKind,
  /** Short code in case numbers, e.g. `CY`. */
  code: z.string(),
  name: z.string(),
})
export type Unit = z.infer<typeof unit>

/** A post (岗位) of one unit. `code` is the same in every unit that has such a post, e.g. `committeeDirector`. */
export const post = z.strictObject({ id: uuid, unitId: uuid, code: z.string(), name: z.string() })
export type Post = z.infer<typeof post>

export const person = z.strictObject({ id: uuid, name: z.string(), active: z.boolean() })
export type Person = z.infer<typeof person>

/** A person on a post, from/to inclusive business dates (null = open). */
export const holding = z.strictObject({
  personId: uuid,
  postId: uuid,
  from: plainDate.nullable(),
  to: plainDate.nullable(),
})
export type Holding = z.infer<typeof holding>

export const group = z.strictObject({
  id: uuid,
  unitId: uuid,
  code: z.string(),
  name: z.string(),
  memberIds: z.array(uuid),
})
export type Group = z.infer<typeof group>

/** The organisation of one tenant at one revision; `core/organisation` indexes it. */
export const directoryData = z.strictObject({
  revision: z.number().int(),
  units: z.array(unit),
  posts: z.array(post),
  persons: z.array(person),
  holdings: z.array(holding),
  groups: z.array(group),
})
export type DirectoryData = z.infer<typeof directoryData>

/** Which unit is meant, seen from a case: its own unit, where it was taken in, the nearest ancestor of a kind, a fixed one. */
export const unitReference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('intake') }),
  z.strictObject({ kind: z.literal('ancestor'), unitKind }),
  z.strictObject({ kind: z.literal('unit'), unitId: uuid }),
])
export type UnitReference = z.infer<typeof unitReference>

/** Whom a role slot means. `unmapped`: the adopting unit has yet to say. */
export const roleTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('post'), postCode: z.string(), unit: unitReference }),
  z.strictObject({ kind: z.literal('group'), groupCode: z.string(), unit: unitReference }),
  z.strictObject({ kind: z.literal('persons'), personIds: z.array(uuid).min(1).max(200) }),
  z.strictObject({ kind: z.literal('starter') }),
  z.strictObject({ kind: z.literal('unmapped') }),
])
export type RoleTarget = z.infer<typeof roleTarget>

/** Who handles a user task: a role slot of the business type, or a target of its own. */
export const assignment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), role: z.string() }),
  ...roleTarget.options.slice(0, 4),
] as [
  z.ZodObject<{ kind: z.ZodLiteral<'role'>; role: z.ZodString }>,
  (typeof roleTarget.options)[0],
  (typeof roleTarget.options)[1],
  (typeof roleTarget.options)[2],
  (typeof roleTarget.options)[3],
])
export type Assignment = z.infer<typeof assignment>

/** A working calendar year of a unit: public holidays and make-up working days; other days follow `weekdays`. */
export const calendarYear = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  holidays: z.array(plainDate),
  workdays: z.array(plainDate),
  /** Half-open office hours in minutes after midnight, e.g. [[540,720],[840,1080]]. */
  hours: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export const calendarData = z.strictObject({
  id: uuid,
  revision: z.number().int(),
  timeZone: z.literal('Asia/Shanghai'),
  years: z.array(calendarYear),
})
export type CalendarData = z.infer<typeof calendarData>
