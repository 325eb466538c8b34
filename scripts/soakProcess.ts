/**
 * `npm run soak:process [-- --models 2000 --commands 100 --seed 1 --json]`: drives random models with random commands and
 * checks the laws of the interpreter after each. Prints the seed of every violation; exits non-zero when there is one.
 */
import { parseArgs } from 'node:util'
import { RandomCase } from '../runtime/core/testing/randomModel/index.ts'

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '2000' },
    commands: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
    json: { type: 'boolean', default: false },
  },
})
const [models, commands, seed] = [Number(values.models), Number(values.commands), Number(values.seed)]
const violations: { seed: number; law: string }[] = []
let [events, sent, ended] = [0, 0, 0]
const begun = performance.now()
console.log(`${models} models × ${commands} commands from seed ${seed}`)
for (let at = seed; at < seed + models; at++) {
  try {
    const { events: told, sent: commandsSent, state } = new RandomCase(at).run(commands)
    events += told.length
    sent += commandsSent.length
    if (state.status === 'ended') ended += 1
  } catch (error) {
    const law = error instanceof Error ? error.message.slice(0, 2000) : String(error)
    violations.push({ seed: at, law })
    console.log(`✗ seed ${at}: ${law}`)
  }
}
const seconds = Math.round((performance.now() - begun) / 100) / 10
if (values.json)
  console.log(JSON.stringify({ models, commands, seed, sent, events, ended, seconds, violations }))
else
  console.log(
    `${sent} commands sent, ${events} events, ${ended} cases ended, ${violations.length} violations, ${seconds} s`,
  )
process.exitCode = violations.length === 0 ? 0 : 1
