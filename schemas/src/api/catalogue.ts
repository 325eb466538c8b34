import { z } from 'zod'
import { businessType, businessTypeSettings, processSource } from '../businessType.ts'
import { decisionTable } from '../decision.ts'
import { formDefinition } from '../form.ts'
import { definitionPart, problem } from '../outcome.ts'
import { instant, key, label, named, uuid } from '../primitives.ts'
import { overlayDraft } from '../template.ts'
import { endpoint } from './endpoint.ts'

const businessTypeId = z.strictObject({ businessTypeId: uuid })

export const versionSummary = z.strictObject({
  version: z.number().int(),
  publishedAt: instant,
  publishedBy: z.string(),
  note: z.string(),
  runningCases: z.number().int(),
})

export const businessTypeSummary = z.strictObject({
  id: uuid,
  key,
  name: z.string(),
  category: z.string(),
  ownerUnit: named,
  /** Newest published version, null while only drafted. */
  version: z.number().int().nullable(),
  publishedAt: instant.nullable(),
  /** Draft changed since the last publication. */
  draftChanged: z.boolean(),
  draftUpdatedAt: instant,
  draftUpdatedBy: z.string(),
  runningCases: z.number().int(),
  inLibrary: z.boolean(),
  adopters: z.number().int(),
  base: z
    .strictObject({
      businessTypeId: uuid,
      ownerUnit: named,
      version: z.number().int(),
      newest: z.number().int(),
    })
    .nullable(),
})
export type BusinessTypeSummary = z.infer<typeof businessTypeSummary>

const partMeta = { revision: z.number().int(), updatedAt: instant, updatedBy: z.string() }
/** The parts of a draft, each with its revision (`design §6` drafts). An adopted type has settings…process resolved read-only and its own `overlay`. */
export const draftParts = z.strictObject({
  settings: z.strictObject({ ...partMeta, content: businessTypeSettings }),
  form: z.strictObject({ ...partMeta, content: formDefinition }),
  process: z.strictObject({ ...partMeta, content: processSource }),
  decisions: z.strictObject({ ...partMeta, content: z.array(decisionTable) }),
  overlay: z.strictObject({ ...partMeta, content: overlayDraft }).nullable(),
})
export type DraftParts = z.infer<typeof draftParts>

export const businessTypeDetail = z.strictObject({ summary: businessTypeSummary, draft: draftParts })
export type BusinessTypeDetail = z.infer<typeof businessTypeDetail>

export const draftPartBody = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('settings'), content: businessTypeSettings }),
  z.strictObject({ part: z.literal('form'), content: formDefinition }),
  z.strictObject({ part: z.literal('process'), content: processSource }),
  z.strictObject({ part: z.literal('decisions'), content: z.array(decisionTable).max(50) }),
  z.strictObject({ part: z.literal('overlay'), content: overlayDraft }),
])
export type DraftPartBody = z.infer<typeof draftPartBody>

export const catalogueEndpoints = {
  listBusinessTypes: endpoint({
    id: 'listBusinessTypes',
    method: 'GET',
    path: '/api/v1/business-types',
    summary: 'Business types of the units the caller administers',
    tag: 'catalogue',
    access: 'signedIn',
    response: z.strictObject({ businessTypes: z.array(businessTypeSummary) }),
  }),
  createBusinessType: endpoint({
    id: 'createBusinessType',
    method: 'POST',
    path: '/api/v1/business-types',
    summary: 'Start a new business type as an empty draft',
    tag: 'catalogue',
    access: 'signedIn',
    body: z.strictObject({
      unitId: uuid,
      name: label.min(1),
      category: label,
      numberCode: z.string().optional(),
    }),
    response: businessTypeDetail,
    changes: true,
  }),
  getBusinessType: endpoint({
    id: 'getBusinessType',
    method: 'GET',
    path: '/api/v1/business-types/:businessTypeId',
    summary: 'A business type with its draft',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId,
    response: businessTypeDetail,
  }),
  saveDraftPart: endpoint({
    id: 'saveDraftPart',
    method: 'PUT',
    path: '/api/v1/business-types/:businessTypeId/draft/:part',
    summary: 'Save one part of the draft; a newer revision answers 409 naming who and when',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId.extend({ part: definitionPart }),
    body: draftPartBody,
    response: z.strictObject(partMeta),
    changes: true,
    idempotent: true,
    ifMatch: true,
  }),
  listProblems: endpoint({
    id: 'listProblems',
    method: 'GET',
    path: '/api/v1/business-types/:businessTypeId/problems',
    summary: 'What must be mended before publishing, with the element each belongs to',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId,
    response: z.strictObject({ problems: z.array(problem) }),
  }),
  publishBusinessType: endpoint({
    id: 'publishBusinessType',
    method: 'POST',
    path: '/api/v1/business-types/:businessTypeId/versions',
    summary: 'Freeze the draft as the next version; refused with the problems while there are errors',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId,
    body: z.strictObject({ note: z.string().max(500) }),
    response: z.strictObject({ version: z.number().int() }),
    changes: true,
  }),
  listVersions: endpoint({
    id: 'listVersions',
    method: 'GET',
    path: '/api/v1/business-types/:businessTypeId/versions',
    summary: 'Published versions, newest first',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId,
    response: z.strictObject({ versions: z.array(versionSummary) }),
  }),
  getVersion: endpoint({
    id: 'getVersion',
    method: 'GET',
    path: '/api/v1/business-types/:businessTypeId/versions/:version',
    summary: 'One published version, complete',
    tag: 'catalogue',
    access: 'signedIn',
    params: businessTypeId.extend({ version: z.coerce.number().int().min(1) }),
    response: businessType,
  }),
}
