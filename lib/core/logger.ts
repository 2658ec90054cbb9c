import { pino, type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino'
import { env } from './env.ts'
import { AppError, databaseCause } from './errors.ts'

// A log line is written from an allow-list where it matters (errors) and passes a deny-list everywhere else: names of
// fields that hold secrets or persons, and shapes of values that are secrets wherever they stand.

const HIDDEN = '[hidden]'
const SECRET_NAME =
  /pass(?:word|wd|phrase)?$|secret|token|cookie|authorization|api[-_]?key|credential|signature|(?:^|[-_])otp|(?:^|_)code$|e?mail|phone|whatsapp_id|full_?name|id_?number|address|detail$|(?:^|_)rows?$|hash$|^sid$/i
// Names that the list above would catch but that are ours, harmless and needed.
const PLAIN_NAME = /^(?:code|status_code|error_code)$/i
const SECRET_VALUES: Array<[RegExp, string]> = [
  [/\b(?:postgres(?:ql)?|smtps?|https?|redis):\/\/[^\s/@]+@/gi, `[address with password]@`],
  [/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${HIDDEN}`],
  [/\$argon2\w*\$[^\s"]+/g, HIDDEN],
  [/\beyJ[\w-]+\.[\w-]*\.[\w.-]+/g, HIDDEN],
  [/\bgh_\w{8,}/g, HIDDEN],
  [/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\+\d[\d\s().-]{6,}\d/g, '[phone]'],
  [/([?&](?:token|code|key|signature|otp)=)[^&\s"]+/gi, `$1${HIDDEN}`],
]
const DEEPEST = 6
const MOST_ITEMS = 50
const LONGEST = 2_000

/** A text without whatever looks like a secret, an e-mail address or a phone number. */
function cleanText(text: string): string {
  return SECRET_VALUES.reduce((kept, [shape, instead]) => kept.replace(shape, instead), text.slice(0, LONGEST))
}

/** A value that is safe to print: secrets hidden by name and by shape, errors by allow-list, depth and length bounded. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? undefined : value
  if (value instanceof Error) return describeError(value)
  if (value instanceof Date) return value
  if (depth >= DEEPEST) return '[deeper]'
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => clean(item, depth + 1))
  if (Buffer.isBuffer(value) || value instanceof Map || value instanceof Set) return HIDDEN
  const entries = Object.entries(value).slice(0, MOST_ITEMS)
  return Object.fromEntries(entries.map(([name, item]) => [name, SECRET_NAME.test(name) && !PLAIN_NAME.test(name) ? HIDDEN : clean(item, depth + 1)]))
}

/**
 * What a log may say about an error. Only messages that we wrote ourselves are printed: the message of a database error
 * quotes the failing row, that of Prisma's validation the arguments, and that of a stranger may quote anything.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const database = databaseCause(error)
  const code = Reflect.get(error, 'code')
  return {
    name: error.name,
    ...(typeof code === 'string' && /^\w{1,40}$/.test(code) && { code }),
    ...(database && { database }),
    ...(error instanceof AppError && { message: cleanText(error.message) }),
    ...(!database && !(error instanceof AppError) && isOurs(error) && { message: cleanText(error.message) }),
    stack: framesOf(error),
    ...(error.cause instanceof Error && !database && { cause: describeError(error.cause) }),
  }
}

// Errors of the language and of Node speak of code and sockets, not of rows. SyntaxError is absent: JSON.parse quotes its input.
const OURS = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AssertionError', 'AggregateError'])
const isOurs = (error: Error): boolean => OURS.has(error.name) && !error.message.includes('\n')

/** Where it happened, without the first lines of the stack, which repeat the message. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim())
}

/**
 * A logger with the house's rules, for tests that read what it writes.
 *
 * @param destination where lines go; standard output when absent
 */
export function makeLogger(destination?: DestinationStream, level: string = env.LOG_LEVEL): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => clean(fields) as Record<string, unknown>,
    },
    hooks: {
      // The text of a line and what is spliced into it pass the same rules as its fields, which formatters.log sees.
      logMethod(this: Logger, args: unknown[], method: (...args: never[]) => void) {
        method.apply(this, args.map(cleanArgument) as never[])
      },
    },
  }
  const made = destination ? pino(options, destination) : pino(options)
  // pino does not pass the fields of a child through its formatters.
  const child: MakeChild = Reflect.get(made, 'child')
  const cleanChild: MakeChild = function (fields, settings) {
    return child.call(this, clean(fields) as Bindings, settings)
  }
  return Object.assign(made, { child: cleanChild })
}

type MakeChild = (this: Logger, fields: Bindings, settings?: ChildLoggerOptions) => Logger

function cleanArgument(argument: unknown): unknown {
  if (argument instanceof Error) return { error: describeError(argument) }
  return typeof argument === 'object' && argument !== null ? argument : clean(argument)
}

/** The process's logger: one JSON object per line on standard output. */
export const logger = makeLogger()

/** A logger whose lines all carry the request's id. */
export const requestLogger = (requestId: string): Logger => logger.child({ request_id: requestId })
