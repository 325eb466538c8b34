import { fileURLToPath } from 'node:url'
import { createPrograms } from '../cases/programs.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config/index.ts'
import { openDatabase, statement, type Database } from '../database/index.ts'
import { prepareDatabase } from '../database/prepare.ts'
import { compareCase } from '../history/rebuild.ts'
import { repairCase } from '../history/repair.ts'
import { createLog } from '../log.ts'
import { openKeyring, openSecretFiles, type Keyring } from '../secrets/index.ts'

const page = statement<{ id: string }>(
  'rebuild.cases',
  `SELECT id FROM "case" WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT 500`,
)

/** Folds every event of every case and prints each stored value that differs; `write` mends them. Answers their number. */
export async function rebuildProjections(
  { db, keyring, now, write }: { db: Database; keyring: Keyring; now: string; write: boolean },
  print: (line: string) => void,
): Promise<{ cases: number; differences: number }> {
  const programs = createPrograms()
  let cases = 0
  let differences = 0
  for (const tenant of await db.tenants()) {
    for (let last: string | null = null; ;) {
      const ids: { id: string }[] = await db.tenant(tenant.id, (tx) => tx.query(page, [tenant.id, last]))
      for (const { id } of ids) {
        cases++
        await db.tenant(tenant.id, async (tx) => {
          const found = await compareCase(tx, programs, keyring, id)
          for (const { caseId, place } of found) print(`${caseId} ${place}`)
          differences += found.length
          if (write && found.length > 0) await repairCase(tx, programs, keyring, id, now)
        })
      }
      last = ids.at(-1)?.id ?? null
      if (last === null) break
    }
  }
  return { cases, differences }
}

/** `npm run projections:rebuild [-- --write]`: exit code 1 when something differed and was not mended. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog('warn')
  const secrets = openSecretFiles(config.dataDir)
  const prepared = await prepareDatabase(config, secrets, log)
  const db = openDatabase({ url: prepared.appUrl, log })
  try {
    const write = process.argv.includes('--write')
    const asked = { db, keyring: openKeyring(secrets), now: systemClock.now(), write }
    const { cases, differences } = await rebuildProjections(asked, (line) =>
      process.stdout.write(`${line}\n`),
    )
    process.stdout.write(
      `${cases} cases, ${differences} differences${write && differences > 0 ? ', mended' : ''}\n`,
    )
    if (differences > 0 && !write) process.exitCode = 1
  } finally {
    await db.close()
    await prepared.stop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
