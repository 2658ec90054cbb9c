import { statementWatch } from '@/lib/core/context-client'

/** Runs work and tells which statements it sent, in order. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = []
  const result = await statementWatch.run((sql) => void statements.push(sql), work)
  return { result, statements }
}

/** The failure that `failingAfter` throws. */
export class Injected extends Error {}

/** Runs work on a database that breaks when statement number `count + 1` is about to be sent: `count` of them have taken effect. */
export function failingAfter<T>(count: number, work: () => Promise<T>): Promise<T> {
  let sent = 0
  return statementWatch.run((sql, cut) => {
    sent++
    // Only the one statement fails; the rollback that follows must get through.
    if (sent !== count + 1) return
    // Nothing follows a commit, so here the connection itself is lost, as when the server goes away.
    if (sql === 'COMMIT') cut()
    throw new Injected(`after statement ${count}`)
  }, work)
}
