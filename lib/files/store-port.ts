/** Where the bytes of files lie, under keys that nobody can guess. A key is written once. */
export interface FileStore {
  put: (key: string, bytes: Buffer) => Promise<void>
  /** Null when there is nothing under the key. */
  read: (key: string) => Promise<ReadableStream<Uint8Array> | null>
  /** Harmless when there is nothing under the key. */
  remove: (key: string) => Promise<void>
}

const KEY = /^[0-9a-f]{32}$/u

/**
 * Where a key lies below the top of a store, the same in a folder and in a bucket, so that one can be copied into the
 * other as it is.
 *
 * @throws Error when it is no key of ours: that would be a fault, and might be a path.
 */
export function pathOfKey(key: string): string {
  if (!KEY.test(key)) throw new Error('this is not the key of a file')
  return `${key.slice(0, 2)}/${key}`
}
