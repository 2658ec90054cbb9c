import type { Prisma } from '@/lib/generated/prisma/client'
import { context } from './context-client.ts'
import { pool } from './db.ts'
import { logger } from './logger.ts'

const AT_ONCE = 500
/** A reader that takes nothing for so long has gone away; its connection is needed. */
const MOST_IDLE = '60s'

/**
 * The rows of a query of staff, however many, a few hundred at a time through a cursor of the server: what is held in
 * memory does not grow with the answer. All of them are as they stood when reading began. One connection is taken until
 * the last row was read or the reader stops.
 *
 * @param _actor is asked for so that nobody gets here without one; permission is the caller's business
 */
export async function* streamRows<Row extends object>(_actor: { type: 'staff' }, query: Prisma.Sql): AsyncGenerator<Row[], void, void> {
  const client = await pool.connect()
  // Without a listener a connection that is cut while it is held would end the process.
  const cut = (error: Error): void => logger.warn({ error }, 'the connection of a long answer was lost')
  client.on('error', cut)
  let failure: Error | undefined
  try {
    await context.run({ as: 'staff' }, () => client.query({ text: 'BEGIN' }))
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${MOST_IDLE}'`)
    await client.query({ text: `DECLARE answer NO SCROLL CURSOR FOR ${query.text}`, values: query.values })
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${AT_ONCE} FROM answer`)
      if (rows.length === 0) return
      yield rows
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error('a long answer broke off')
    throw error
  } finally {
    // Nothing was written, so there is nothing to keep.
    await client.query('ROLLBACK').catch((error: Error) => (failure ??= error))
    client.off('error', cut)
    client.release(failure)
  }
}
