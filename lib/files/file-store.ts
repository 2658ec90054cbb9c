import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { env } from '@/lib/core/env'

/** Where the bytes of files lie, under keys that nobody can guess. A key is written once. */
interface FileStore {
  put: (key: string, bytes: Buffer) => Promise<void>
  /** Null when there is nothing under the key. */
  read: (key: string) => Promise<Buffer | null>
  /** Harmless when there is nothing under the key. */
  remove: (key: string) => Promise<void>
}

const KEY = /^[0-9a-f]{32}$/u

/** A folder of this machine, readable by the house only. */
function localStore(folder: string): FileStore {
  const pathOf = (key: string): string => {
    // A key is ours; one that is not would be a fault, and might be a path.
    if (!KEY.test(key)) throw new Error('this is not the key of a file')
    return resolve(folder, key.slice(0, 2), key)
  }
  return {
    put: async (key, bytes) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      // Whole or not at all, also when the machine stops in between.
      await writeFile(`${path}.part`, bytes, { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    read: (key) =>
      readFile(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    remove: async (key) => {
      const path = pathOf(key)
      await Promise.all([rm(path, { force: true }), rm(`${path}.part`, { force: true })])
    },
  }
}

/** The store that the settings ask for: the folder `files` of the data folder. */
export const openFileStore = (): FileStore => localStore(resolve(env.GATEHOUSE_DATA, 'files'))
