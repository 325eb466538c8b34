import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findPackageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'migrations', 'meta'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error(
        'Expected to run inside the server package, but found no migrations folder above this file',
      )
    folder = parent
  }
  return folder
}

/** The folder of this package, from the sources as from the bundle, whatever the working directory is. */
export const packageFolder = findPackageFolder()
/** The folder of the workspace. */
export const workspaceFolder = dirname(packageFolder)
