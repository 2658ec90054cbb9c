import { AppError, databaseCause, isRetryable, tryAgain } from '@/lib/core/errors'
import { requestLogger } from '@/lib/core/logger'

// What a caller is told when something fails, the same for routes, actions and jobs: refusals as they are, everything else
// as one general sentence, with the request's id to find it in the log.

/** Prisma's and the system's ways of saying that the database cannot be had at this moment. */
const UNREACHABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EPIPE'])
/** SQLSTATE: connection exceptions, too many connections, shutting down, statement or lock timeouts. */
const UNAVAILABLE = /^(?:08...|53...|57P0.|57014|55P03)$/
/** What pg says without a code, also through Prisma where a COMMIT loses its connection. */
const LOST = /^(?:timeout exceeded when trying to connect|Connection terminated.*|Client (?:has encountered a connection error|was closed) and is not queryable)$/u

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code: unknown = Reflect.get(error, 'code')
  const state = databaseCause(error)?.code
  return (typeof code === 'string' && UNREACHABLE.has(code)) || (state !== undefined && UNAVAILABLE.test(state)) || LOST.test(error.message)
}

/**
 * The refusal behind an error, outside requests as well. What is no refusal is logged and becomes INTERNAL.
 *
 * @returns TRY_AGAIN where the same may work out in a while
 */
export function plainRefusalOf(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error
  if (isRetryable(error)) return tryAgain()
  const log = requestLogger(requestId)
  if (isUnavailable(error)) {
    log.warn({ error }, 'the database could not be reached')
    return new AppError('TRY_AGAIN', 'This is not possible at the moment. Nothing was changed; try again in a minute')
  }
  log.error({ error }, 'a request failed')
  return new AppError('INTERNAL', 'Something went wrong on our side. Nothing was lost; try again, or tell us the number of this error')
}
