// What was done on the way and waits to be sent: kept in the browser's own database, so that it survives a lost
// connection, a closed page and a restart of the phone. For the browser only.
import { pathOf, type DayAction } from './day-state'

/** An action that waits, in the order in which it was done. */
export interface WaitingCommand {
  /** Given by the store; later ones are larger. */
  seq: number
  /** Sent as Idempotency-Key: however often it arrives, it is carried out once. */
  commandId: string
  /** Who did it; nobody else's sign-in sends it. */
  userId: string
  jobId: string
  jobName: string
  action: DayAction
  /** Why the server will not do it; such a command is not sent again by itself. */
  refused?: string
}
export type NewCommand = Omit<WaitingCommand, 'seq'>

const [DATABASE, STORE] = ['gatehouse-day', 'commands']

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser’s database refused')))
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: 'seq', autoIncrement: true }))
  return asked(request)
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await asked(work(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

/** Keeps a command. @returns its number */
export const keep = async (command: NewCommand): Promise<number> => Number(await inStore('readwrite', (store) => store.add(command)))
/** Changes a kept command. */
export const change = (command: WaitingCommand): Promise<unknown> => inStore('readwrite', (store) => store.put(command))
/** Forgets a command: it was carried out, or its owner gave it up. */
export const forget = (seq: number): Promise<unknown> => inStore('readwrite', (store) => store.delete(seq))
/** What waits of one person, in order. */
export const readWaiting = async (userId: string): Promise<WaitingCommand[]> =>
  (await inStore<WaitingCommand[]>('readonly', (store) => store.getAll() as IDBRequest<WaitingCommand[]>)).filter((command) => command.userId === userId)

/** What became of an attempt to send. */
export type Sent = { state: 'done'; answer: unknown } | { state: 'later'; why: 'cut' | 'signedOut' | 'busy' } | { state: 'refused'; message: string }

/** Statuses that say nothing about the command itself: it is sent again later. */
const LATER: ReadonlySet<number> = new Set([401, 408, 425, 429])

/** A connection that has died without saying so is given up after this, plus the time that a very slow one needs. */
const PATIENCE_MS = 20_000
/** The slowest connection that is still one: 2 kB in a second. */
const BYTES_PER_MS = 2

/** Sends one command. Without a connection, or while the server is busy, it stays for later. */
export async function send({ jobId, action, commandId }: WaitingCommand): Promise<Sent> {
  const body = JSON.stringify(action.body)
  const signal = AbortSignal.timeout(PATIENCE_MS + Math.ceil(body.length / BYTES_PER_MS))
  try {
    const response = await fetch(pathOf(jobId, action), { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': commandId }, body, signal })
    if (LATER.has(response.status) || response.status >= 500) return { state: 'later', why: response.status === 401 ? 'signedOut' : 'busy' }
    // An answer that breaks off half-way is no answer: it is asked for again.
    if (response.ok) return { state: 'done', answer: await response.json() }
    return { state: 'refused', message: messageIn(await response.json().catch(() => null)) }
  } catch {
    return { state: 'later', why: 'cut' }
  }
}

function messageIn(answer: unknown): string {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string' ? error.message : ''
}
