import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB, two passes, one lane: OWASP's recommendation (`security A24`). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

let nobodysHash: Promise<string> | undefined

/** Takes the same time whether the account exists or not: without a hash a stranger's is compared. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('no account has this password')
  const right = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'))
  return stored !== undefined && right
}
