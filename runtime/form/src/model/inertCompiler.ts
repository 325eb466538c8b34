import { Schema } from '@formily/json-schema'

/**
 * Formily's own compiler turns `{{ }}` text into code. Ours returns the text unchanged, so nothing in a definition is
 * ever executed (`design §5`, `security D1`); rules run in `@banshi/core/form` only. Registered once per page.
 */
export function registerInertCompiler(): void {
  Schema.registerCompiler((expression: string) => expression)
}
