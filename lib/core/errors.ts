// The one error type of the house. Whatever is not an AppError is a fault of ours: it is logged with the request's id
// and answered with one general sentence.

/** Code → HTTP status. The codes are the public contract; what is particular to a feature goes into `details`. */
export const statusOf = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  INSUFFICIENT_CREDITS: 402,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  LIMIT_REACHED: 409,
  STATUS_CHANGED: 409,
  IDEMPOTENCY_CONFLICT: 409,
  DOMAIN_TAKEN: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  TRY_AGAIN: 503,
} as const

export type ErrorCode = keyof typeof statusOf
export type FieldErrors = Record<string, string[]>

interface Extra {
  fields?: FieldErrors
  details?: Record<string, unknown>
}

/** An expected refusal, told to the caller as it is. The message is for people and holds no secret. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly fields?: FieldErrors
  readonly details?: Record<string, unknown>

  constructor(
    readonly code: ErrorCode,
    message: string,
    extra: Extra = {},
  ) {
    super(message)
    if (extra.fields) this.fields = extra.fields
    if (extra.details) this.details = extra.details
  }
}

/** Input that is not what it should be; `fields` names each place. */
export const validation = (fields: FieldErrors, message = 'Some fields need another look', details?: Record<string, unknown>): AppError =>
  new AppError('VALIDATION', message, { fields, ...(details && { details }) })

/** Missing, or not the caller's: the same answer for both. */
export const notFound = (what = 'This'): AppError => new AppError('NOT_FOUND', `${what} does not exist, or it is not yours to see`)

export const unauthenticated = (): AppError => new AppError('UNAUTHENTICATED', 'Sign in to go on')

export const forbidden = (): AppError => new AppError('FORBIDDEN', 'Your role does not allow this')

/** Something else already holds what was asked for. With a field, the form shows it there. */
export const conflict = (message: string, extra: Extra = {}): AppError => new AppError('CONFLICT', message, extra)

/** The plan has no place left. `limit` and `used` are counts. */
export const limitReached = (what: string, limit: number, used: number): AppError =>
  new AppError('LIMIT_REACHED', `Your plan includes ${limit} ${what}; ${used} are in use`, { details: { what, limit, used } })

/** @param seconds until the next try has a chance. */
export const rateLimited = (seconds: number): AppError =>
  new AppError('RATE_LIMITED', `Too many tries. Wait ${seconds} seconds, then try again`, { details: { retry_after: seconds } })

export const tryAgain = (): AppError => new AppError('TRY_AGAIN', 'Many people are doing this at the moment. Nothing was changed; try again')

interface DatabaseCause {
  code?: string
  kind?: string
  constraint?: string
}

const asRecord = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/**
 * What the database said, whichever of Prisma's shapes it arrives in (known request error, raw query error, or a bare
 * driver error from COMMIT) or straight from `pg`. Never includes the row's values.
 */
export function databaseCause(error: unknown): DatabaseCause | undefined {
  const outer = asRecord(error)
  if (!outer) return undefined
  const inner = asRecord(asRecord(asRecord(outer.meta)?.driverAdapterError)?.cause) ?? (outer.name === 'DriverAdapterError' ? asRecord(outer.cause) : undefined)
  if (inner) {
    const code = asText(inner.originalCode) ?? asText(inner.code)
    const kind = asText(inner.kind)
    const constraint = asText(asRecord(inner.constraint)?.index) ?? constraintIn(asText(inner.originalMessage)) ?? constraintIn(asText(inner.message))
    return { ...(code && { code }), ...(kind && { kind }), ...(constraint && { constraint }) }
  }
  const code = asText(outer.code)
  if (!code || !/^[0-9A-Z]{5}$/.test(code)) return undefined
  const constraint = asText(outer.constraint)
  return { code, ...(constraint && { constraint }) }
}

// A RAISE of ours has no slot for its constraint in Prisma's shapes, so the message itself carries the name.
const constraintIn = (message: string | undefined): string | undefined =>
  message === undefined ? undefined : (/constraint "([^"]+)"/.exec(message)?.[1] ?? /\[([a-z_]+)\]$/.exec(message)?.[1])

/** True when the same transaction may pass if it is run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const cause = databaseCause(error)
  return asRecord(error)?.code === 'P2034' || cause?.kind === 'TransactionWriteConflict' || cause?.code === '40001' || cause?.code === '40P01'
}

/**
 * Turns a violated constraint into an expected refusal; every other error passes through unchanged.
 *
 * @param byConstraint constraint's name → the error to throw instead.
 */
export function refusedBy(byConstraint: Record<string, () => AppError>) {
  return (error: unknown): never => {
    const name = databaseCause(error)?.constraint
    throw (name && byConstraint[name]?.()) || error
  }
}

/**
 * Puts what was refused at the fields of a form that names them otherwise; every other error passes through unchanged.
 *
 * @param nameOf a field of the refusal → the form's own.
 */
export function atFields(nameOf: (field: string) => string) {
  return (error: unknown): never => {
    if (!(error instanceof AppError) || !error.fields) throw error
    const fields = Object.fromEntries(Object.entries(error.fields).map(([field, texts]) => [nameOf(field), texts]))
    throw new AppError(error.code, error.message, { fields, ...(error.details && { details: error.details }) })
  }
}
