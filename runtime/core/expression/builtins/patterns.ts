import { RE2JS } from 're2js'
import { limits } from '../limits.ts'
import type { Machine } from '../machine.ts'
import type { Value } from '../values/value.ts'
import { define, nullable, text, type Builtin, type Fault } from './define.ts'
import { textList } from './strings.ts'

interface Pattern {
  regex: RE2JS
  /** Instructions of the compiled pattern: what one character costs at most. */
  size: number
}

const compiled = new Map<string, Pattern | null>()
const flagBits: Record<string, number> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE }

function compilePattern(pattern: string, flags: string): Pattern | null {
  if (pattern.length > limits.patternLength || flags.length > 8) return null
  let bits = 0
  let source = pattern
  for (const flag of flags) {
    if (flag === 'x') source = source.replaceAll(/\s+/g, '')
    else if (!Object.hasOwn(flagBits, flag)) return null
    else bits |= flagBits[flag] ?? 0
  }
  try {
    const regex = RE2JS.compile(source, bits)
    return { regex, size: regex.programSize() }
  } catch {
    return null
  }
}

/** A pattern in linear time (RE2, `security D5`); null when it is none. The latest ones are kept. */
export function patternOf(pattern: string, flags: string): Pattern | null {
  const key = `${flags}/${pattern}`
  let found = compiled.get(key)
  if (found === undefined) {
    found = compilePattern(pattern, flags)
    if (compiled.size >= 200) compiled.clear()
    compiled.set(key, found)
  }
  return found
}

function payFor(machine: Machine, string: string, pattern: Pattern): void {
  machine.spendText(string.length)
  machine.spend(10 + Math.ceil((string.length * pattern.size) / 100))
}

/** `$1` and `$0` are groups, one that the pattern does not have is empty; every other `$` is a plain sign. */
const replacementText = (replacement: string, groups: number): string =>
  replacement.replaceAll(/\$(\d)|\$|\\/g, (sign, group?: string) =>
    group === undefined ? `\\${sign}` : Number(group) > groups ? '' : `$${group}`,
  )

/** A pattern written in the text is checked before anything runs. */
const checkPattern =
  (flagsAt: number) =>
  (constants: readonly (Value | undefined)[]): Fault | undefined => {
    const [pattern, flags] = [constants[1], constants[flagsAt] ?? '']
    if (typeof pattern !== 'string' || typeof flags !== 'string' || patternOf(pattern, flags))
      return undefined
    return { code: 'badPattern', params: { pattern: pattern.slice(0, 40) } }
  }

/** Functions with patterns (DMN 1.3 §10.3.4.3). */
export const patterns: Builtin[] = [
  define(
    'matches',
    [text('input'), text('pattern'), nullable(text('flags'))],
    'boolean',
    (machine, input, pattern, flags = '') => {
      const found = patternOf(pattern, flags)
      if (!found) return null
      payFor(machine, input, found)
      return found.regex.matcher(input).find()
    },
    checkPattern(2),
  ),
  define(
    'replace',
    [text('input'), text('pattern'), text('replacement'), nullable(text('flags'))],
    'string',
    (machine, input, pattern, replacement, flags = '') => {
      const found = patternOf(pattern, flags)
      if (!found) return null
      payFor(machine, input, found)
      machine.spendText(input.length + (input.length + 1) * replacement.length)
      try {
        return found.regex
          .matcher(input)
          .replaceAll(replacementText(replacement, found.regex.groupCount()), true)
      } catch {
        return null
      }
    },
    checkPattern(3),
  ),
  define(
    'split',
    [text('string'), text('delimiter')],
    textList,
    (machine, input, delimiter) => {
      const found = patternOf(delimiter, '')
      if (!found) return null
      payFor(machine, input, found)
      machine.spend(input.length)
      return found.regex.split(input, -1)
    },
    checkPattern(9),
  ),
]
