import { EventEmitter } from 'node:events'
import { run, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import { queueLogger } from './queue-logger.ts'

interface Lane {
  connectionString: string
  taskList: TaskList
  /** How many of its jobs go on at once. */
  concurrency: number
  /** What it begins by the clock. */
  parsedCronItems?: ParsedCronItem[]
}

/**
 * Begins to work off the jobs of some tasks, with hands of their own: what holds all of them up holds up no other lane.
 *
 * @returns the name under which it locks its jobs, new for every start, and the way to end it
 */
export async function openLane({ concurrency, parsedCronItems = [], ...lane }: Lane): Promise<{ name: string; runner: Runner }> {
  const events: WorkerEvents = new EventEmitter()
  const named = new Promise<string>((resolve) => events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)))
  const runner = await run({ ...lane, concurrency, maxPoolSize: concurrency + 1, parsedCronItems, noHandleSignals: true, logger: queueLogger, events })
  return { name: await named, runner }
}
