import { expression } from './expression.ts'
import { form } from './form.ts'
import { field } from './field.ts'
import { decision } from './decision.ts'
import { process } from './process.ts'
import { definition } from './definition.ts'
import { template } from './template.ts'
import { server } from './server.ts'
import { cases } from './cases.ts'
import { web } from './web.ts'
import { desk } from './desk.ts'
import { designer } from './designer.ts'
import { designerForm } from './designerForm.ts'
import { designerProcess } from './designerProcess.ts'

/** All texts of this language, by area; a code is `area.key`. */
export const texts = {
  expression,
  form,
  field,
  decision,
  process,
  definition,
  template,
  server,
  cases,
  web,
  desk,
  designer,
  designerForm,
  designerProcess,
} as const
