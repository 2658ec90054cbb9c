import { describe, expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { makeLogger } from './logger.ts'

/** Writes one line and gives back both its text and what it holds. */
function written(write: (logger: ReturnType<typeof makeLogger>) => void): { text: string; line: Record<string, unknown> } {
  let text = ''
  write(makeLogger({ write: (chunk: string) => void (text += chunk) }, 'debug'))
  return { text, line: JSON.parse(text) }
}

const CANARY = 'canary-7f3a'

describe('what a line can never hold', () => {
  test.each([
    'password', 'new_password', 'passwordHash', 'APP_SECRET', 'token', 'phone_token', 'accessToken', 'cookie', 'set-cookie', 'authorization',
    'api_key', 'apiKey', 'otp', 'otp_code', 'email', 'userEmail', 'phone', 'phoneNumber', 'fullName', 'id_number', 'address', 'detail', 'row', 'signature',
  ])('a field named %s', (name) => {
    const { text } = written((logger) => logger.info({ [name]: CANARY, deep: [{ [name]: CANARY, more: { [name]: { again: CANARY } } }] }, 'x'))
    expect(text).not.toContain(CANARY)
  })

  test.each([
    ['a connection with its password', `postgresql://gatehouse_app:${CANARY}@127.0.0.1:5432/gatehouse`],
    ['a bearer key', `Bearer ${CANARY}`],
    ['a password hash', `$argon2id$v=19$m=19456,t=2,p=1$${CANARY}`],
    ['a sealed cookie', `eyJhbGciOiJkaXIi.${CANARY}.x`],
    ['an e-mail address', `${CANARY}@example.com`],
    ['a link with a token', `https://example.com/login/link?token=${CANARY}`],
  ])('%s, in a field, in the message or spliced into it', (_, value) => {
    expect(written((logger) => logger.info({ note: `see ${value} there` }, 'x')).text).not.toContain(CANARY)
    expect(written((logger) => logger.info(`see ${value} there`)).text).not.toContain(CANARY)
    expect(written((logger) => logger.info('see %s there', value)).text).not.toContain(CANARY)
    expect(written((logger) => logger.error(new Error(`see ${value} there`))).text).not.toContain(CANARY)
    expect(written((logger) => logger.child({ note: value }).info('x')).text).not.toContain(CANARY)
  })

  test('a phone number', () => {
    expect(written((logger) => logger.info('call +62 812-3456-7890 now')).text).not.toContain('3456')
  })
})

describe('errors', () => {
  test('a database error shows its code and constraint, never the row', () => {
    const error = Object.assign(new Error(`duplicate key (${CANARY})`), { code: '23505', constraint: 'users_email_key', detail: `Key (email)=(${CANARY}) already exists.` })
    const { text, line } = written((logger) => logger.error({ error }, 'failed'))
    expect(text).not.toContain(CANARY)
    expect(line).toMatchObject({ error: { code: '23505', database: { constraint: 'users_email_key' } } })
  })

  test('an error in the shape of Prisma’s driver shows no message, not even through its cause', () => {
    const cause = Object.assign(new Error(CANARY), { originalCode: '23514', originalMessage: `violates check constraint "amount_positive" ${CANARY}`, detail: `Failing row contains (${CANARY})` })
    const error = Object.assign(new Error(CANARY, { cause }), { name: 'DriverAdapterError' })
    const { text, line } = written((logger) => logger.error({ error }, 'failed'))
    expect(text).not.toContain(CANARY)
    expect(line).toMatchObject({ error: { database: { code: '23514', constraint: 'amount_positive' } } })
  })

  test('an error of a name that we do not know shows its name only', () => {
    const error = Object.assign(new Error(`Invalid value ${CANARY}`), { name: 'PrismaClientValidationError', extra: CANARY })
    const { text, line } = written((logger) => logger.error(error))
    expect(text).not.toContain(CANARY)
    expect(line).toMatchObject({ error: { name: 'PrismaClientValidationError' } })
  })

  test('what JSON.parse quotes of its input is not printed', () => {
    const broken = () => JSON.parse(`{"password": "${CANARY}`)
    expect(broken).toThrow()
    try {
      broken()
    } catch (error) {
      expect(written((logger) => logger.error({ error }, 'failed')).text).not.toContain(CANARY)
    }
  })

  test('a refusal of ours says what it says', () => {
    const { line } = written((logger) => logger.info({ error: new AppError('LIMIT_REACHED', 'Your plan includes 3 sites; 3 are in use') }, 'refused'))
    expect(line).toMatchObject({ level: 'info', msg: 'refused', error: { name: 'AppError', code: 'LIMIT_REACHED', message: 'Your plan includes 3 sites; 3 are in use' } })
  })

  test('where it happened is kept', () => {
    expect(written((logger) => logger.error({ error: new TypeError('x is not a function') }, 'failed')).text).toContain('logger.test')
  })
})

test('ids, counts and times stay readable', () => {
  const { line } = written((logger) => logger.child({ request_id: 'r-1' }).info({ account_id: '0199', status_code: 201, at: new Date(0), amount: 5n }, 'created'))
  expect(line).toMatchObject({ request_id: 'r-1', account_id: '0199', status_code: 201, at: '1970-01-01T00:00:00.000Z', amount: '5', msg: 'created' })
})
