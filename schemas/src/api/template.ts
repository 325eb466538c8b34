import { z } from 'zod'
import { businessType } from '../businessType.ts'
import { label, named, uuid } from '../primitives.ts'
import { definitionChange, mergeConflict, overlay } from '../template.ts'
import { problem } from '../outcome.ts'
import { businessTypeDetail } from './catalogue.ts'
import { endpoint } from './endpoint.ts'

const businessTypeId = z.strictObject({ businessTypeId: uuid })

export const templateSummary = z.strictObject({
  businessTypeId: uuid,
  name: label,
  category: label,
  ownerUnit: named,
  version: z.number().int(),
  note: z.string(),
  /** Names of the user tasks in order, for the one-line path. */
  path: z.array(z.string()),
  adopters: z.array(named),
})
export type TemplateSummary = z.infer<typeof templateSummary>

export const upgradePreview = z.strictObject({
  from: z.number().int(),
  to: z.number().int(),
  /** What the publisher changed and what becomes the unit's without a question. */
  incoming: z.array(definitionChange),
  /** What the unit changed and keeps. */
  kept: z.array(definitionChange),
  conflicts: z.array(mergeConflict),
  problems: z.array(problem),
  runningCases: z.number().int(),
})
export type UpgradePreview = z.infer<typeof upgradePreview>

export const templateEndpoints = {
  setInLibrary: endpoint({
    id: 'setInLibrary',
    method: 'PUT',
    path: '/api/v1/business-types/:businessTypeId/library',
    summary: 'Offer the published type to the units below, or stop offering it (adopters keep theirs)',
    tag: 'template',
    access: 'signedIn',
    params: businessTypeId,
    body: z.strictObject({ listed: z.boolean() }),
    response: z.strictObject({ listed: z.boolean() }),
    changes: true,
  }),
  listTemplates: endpoint({
    id: 'listTemplates',
    method: 'GET',
    path: '/api/v1/library',
    summary: 'Templates the caller may adopt for a unit they administer',
    tag: 'template',
    access: 'signedIn',
    response: z.strictObject({ templates: z.array(templateSummary) }),
  }),
  getTemplate: endpoint({
    id: 'getTemplate',
    method: 'GET',
    path: '/api/v1/library/:businessTypeId',
    summary: 'A template: its newest published version',
    tag: 'template',
    access: 'signedIn',
    params: businessTypeId,
    response: z.strictObject({ summary: templateSummary, definition: businessType }),
  }),
  adoptTemplate: endpoint({
    id: 'adoptTemplate',
    method: 'POST',
    path: '/api/v1/library/:businessTypeId/adoptions',
    summary: 'Adopt the newest version for a unit as base + overlay and publish it there',
    tag: 'template',
    access: 'signedIn',
    params: businessTypeId,
    body: z.strictObject({ unitId: uuid, operations: overlay }),
    response: businessTypeDetail,
    changes: true,
  }),
  previewUpgrade: endpoint({
    id: 'previewUpgrade',
    method: 'GET',
    path: '/api/v1/business-types/:businessTypeId/upgrade',
    summary: 'Three-way comparison with the newest version of the base, in sentences',
    tag: 'template',
    access: 'signedIn',
    params: businessTypeId,
    response: upgradePreview,
  }),
  upgrade: endpoint({
    id: 'upgrade',
    method: 'POST',
    path: '/api/v1/business-types/:businessTypeId/upgrade',
    summary: 'Take the newer base, keep the overlay, publish; conflicts need a choice each',
    tag: 'template',
    access: 'signedIn',
    params: businessTypeId,
    body: z.strictObject({
      to: z.number().int(),
      /** By conflict `target`. */
      choices: z.record(z.string(), z.enum(['mine', 'theirs'])),
    }),
    response: z.strictObject({ version: z.number().int() }),
    changes: true,
  }),
}
