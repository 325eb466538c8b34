import type { FieldError, FormDefinition, FormValues, Json, Parameter, Problem, DecisionTable, Result, FieldPermission, ValueNode } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import type { FeelType } from '../expression/index.ts'
import type { FormContext, FormSnapshot, NodeSnapshot } from './context.ts'
import type { FormField } from './fieldsOf.ts'

export type { FormContext, FormFacts, FormSnapshot, NodeSnapshot } from './context.ts'
export { fieldsOf, type FormField } from './fieldsOf.ts'
export type { FieldType, Fault, ValueComponent } from './fields/fieldType.ts'

// SIGNATURES ONLY until the implementation lands (minutes): the names and types below stay.
export interface FormProgram { readonly form: FormDefinition; readonly fields: readonly FormField[] }
export interface FormState { readonly program: FormProgram; readonly context: FormContext }
export interface CompileFormInput {
  form: FormDefinition
  /** Of the business type, or their values as a `FormView` carries them (types are read off the values). */
  parameters: readonly Parameter[] | Record<string, Json>
  decisions?: readonly DecisionTable[]
  /** Types of process variables, when known; unknown names under `v` are allowed otherwise. */
  variables?: Record<string, FeelType>
}
/** `preview` on failure: the form with its faulty rules left out, for the designer's canvas only. */
export type CompileFormResult =
  | { ok: true; program: FormProgram; problems: Problem[] }
  | { ok: false; problems: Problem[]; preview: FormProgram }
export declare function compileForm(input: CompileFormInput): CompileFormResult
export declare function open(program: FormProgram, values: FormValues, context: FormContext): FormState
export declare function change(state: FormState, path: string, value: Json): { state: FormState; changedPaths: string[] }
/** One node or field instance now (`lines[0].qty`); the same object while nothing in it changed. */
export declare function nodeAt(state: FormState, path: string): NodeSnapshot | undefined
export declare function snapshotOf(state: FormState): FormSnapshot
/** Values in force: computed, hidden ones dropped or kept as declared. */
export declare function valuesOf(state: FormState): FormValues
/** What this step may send: only keys and columns it may write, computed and read-only ones left out; rows carry `$row`. */
export declare function writableValues(state: FormState): FormValues
export declare function evaluateForm(program: FormProgram, values: FormValues, context: FormContext): FormSnapshot
export declare function validateForm(program: FormProgram, values: FormValues, context: FormContext): FieldError[]
/** Same on an open form; what the browser uses. */
export declare function validateState(state: FormState): FieldError[]
export interface AcceptedSubmission { values: FormValues; changes: FormValues; soft: FieldError[] }
export declare function acceptSubmission(program: FormProgram, stored: FormValues, input: FormValues, context: FormContext): Result<AcceptedSubmission, FieldError[]>
export interface ProjectedForm { definition: FormDefinition; permissions: Record<string, FieldPermission>; values: FormValues; parameters: Record<string, Json> }
export declare function projectForm(program: FormProgram, values: FormValues, context: FormContext): ProjectedForm
/** `row` is absent for the root; with a table key the scope of its columns. */
export declare function formScope(form: FormDefinition): Record<string, FeelType>
export declare function emptyValues(form: FormDefinition): FormValues
export declare function formatValue(node: ValueNode, value: Json | undefined, locale: Locale): string
export declare function maskValue(node: ValueNode, value: Json | undefined): Json
export declare function parseText(node: ValueNode, text: string): { ok: true; value: Json } | { ok: false; code: string; params: Record<string, string | number | boolean> }
export declare function sealedKeys(form: FormDefinition): string[]
export declare function permissionsOf(program: FormProgram, context: FormContext): Record<string, FieldPermission>
export type TableRow = { $row: string } & Record<string, Json>
export declare function addRow(rows: readonly Json[], values?: Record<string, Json>): { rows: Json[]; rowId: string }
export declare function removeRow(rows: readonly Json[], rowId: string): Json[]
export declare function moveRow(rows: readonly Json[], rowId: string, toIndex: number): Json[]
export declare function duplicateRow(rows: readonly Json[], rowId: string): { rows: Json[]; rowId: string }
/** `lines[0].qty` → key, index, column; undefined for text that is no path. */
export declare function parsePath(path: string): { key: string; index?: number; column?: string } | undefined
export declare function cellPath(table: string, index: number, column: string): string
/** `lines[0].qty` → `lines.qty`. */
export declare function definitionPath(path: string): string
