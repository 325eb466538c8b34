import { z } from 'zod'
import { elementId, instant } from './primitives.ts'

const values = z.record(z.string().max(64), z.json())
const duration = z
  .string()
  .regex(/^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/)

/** One thing that happens from outside while a process runs; taken in order, each once everything has come to rest. */
export const scriptAnswer = z.union([
  /** Somebody, or a connector, answers at an open element; `error` makes a service task end with that BPMN error. */
  z.strictObject({
    node: elementId,
    action: z
      .enum(['approve', 'disapprove', 'abstain', 'recuse', 'returnToPrevious', 'returnToApplicant'])
      .optional(),
    values: values.optional(),
    error: z.string().max(200).optional(),
  }),
  z.strictObject({
    message: z.string().max(200),
    key: z.string().max(500).optional(),
    values: values.optional(),
  }),
  z.strictObject({ signal: z.string().max(200), values: values.optional() }),
  /** Time passes (an ISO 8601 duration); timers due meanwhile fire in order. */
  z.strictObject({ advance: duration }),
])
export type ScriptAnswer = z.infer<typeof scriptAnswer>

/** What a headless run of a BPMN file is given; without `answers` user and manual tasks complete at once. */
export const processScript = z.strictObject({
  /** When the run begins; absent: a fixed instant. */
  now: instant.optional(),
  variables: values.optional(),
  answers: z.array(scriptAnswer).max(10_000).optional(),
})
export type ProcessScript = z.infer<typeof processScript>

/** `ended` no token is left · `waiting` for an answer, event or time · `incident` a fault · `refused` at compile time. */
export const runStatus = z.enum(['ended', 'waiting', 'incident', 'refused'])
export type RunStatus = z.infer<typeof runStatus>

/** Version of the scenario format this code reads. */
export const scenarioFormat = 1

/** A conformance scenario beside its `model.bpmn`: what is given and what must come of it. Only what is named is compared. */
export const scenario = z.strictObject({
  format: z.literal(scenarioFormat),
  title: z.string().min(1).max(300),
  /** Clause of BPMN 2.0 it shows, e.g. `13.4.3`. */
  clause: z.string().min(1).max(60),
  /** The construct of `docs/bpmn.md` it belongs to. */
  construct: z.string().min(1).max(100),
  ...processScript.shape,
  expect: z.strictObject({
    status: runStatus,
    /** The variable `trace`, in order. */
    trace: z.array(z.json()).optional(),
    /** The same without order, for ways that run beside each other. */
    traceInAnyOrder: z.array(z.json()).optional(),
    /** Lines `enter <id>` and `leave <id>`, complete and in order. */
    log: z.array(z.string().regex(/^(enter|leave) \S+$/)).optional(),
    /** These variables, not all. */
    variables: values.optional(),
    /** Codes of the incidents, sorted. */
    incidents: z.array(z.string()).optional(),
    /** Codes of the problems, sorted and each once. */
    problems: z.array(z.string()).optional(),
  }),
})
export type Scenario = z.infer<typeof scenario>
