import { expect, test } from 'vitest'
import { statementWatch } from '@/lib/core/context-client'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { plainRefusalOf } from './refusal'

/** What is told of a transaction whose connection is lost before a statement. */
const lostBefore = (statement: string) =>
  statementWatch.run(
    (text, cut) => {
      if (text.startsWith(statement)) cut()
    },
    () =>
      inSystem((tx) => tx.$queryRaw`SELECT 1 AS one`).then(
        () => 'nothing was lost',
        (error: unknown) => plainRefusalOf(error, newId()).code,
      ),
  )

test.each(['BEGIN', 'SELECT', 'COMMIT'])('a connection that is lost before %s is no refusal: the same may work out in a while', async (statement) => {
  expect(await lostBefore(statement)).toBe('TRY_AGAIN')
})

test.each(['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout', 'Client was closed and is not queryable'])('“%s” is the database’s way of saying that it is not there', (message) => {
  expect(plainRefusalOf(new Error(message), newId()).code).toBe('TRY_AGAIN')
})

test('a fault of ours stays one', () => {
  expect(plainRefusalOf(new TypeError('x is not a function'), newId()).code).toBe('INTERNAL')
})
