/**
 * An error whose message is one sentence for the person at the keyboard: it says what is wrong and what to do.
 * Scripts print it without a stack. Anything else that is thrown is a mistake of ours and keeps its stack.
 */
export class PlainError extends Error {
  name = 'PlainError'
}

/**
 * Turns an error into what a script prints on stderr.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof PlainError) return error.message
  if (isOutOfSpace(error)) return 'The disk is full. Free some space and start again; nothing is lost.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * True when the disk (or its quota) is full, whether Node or a child process said so.
 *
 * @param {unknown} error
 */
export function isOutOfSpace(error) {
  if (!(error instanceof Error)) return false
  const code = /** @type {NodeJS.ErrnoException} */ (error).code
  return code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded|\bENOSPC\b/i.test(error.message)
}
