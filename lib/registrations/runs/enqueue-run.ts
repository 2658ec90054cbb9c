import type { Tx } from '@/lib/core/db'

/** All long work stands in one line: one slice at a time, each run in its turn, so that it never crowds out messages. */
export const LONG_WORK_QUEUE = 'long-work'
const MOST_ATTEMPTS = 10

/** Asks for the next slice of a run; asked for twice it comes once. */
export async function enqueueRun(tx: Tx, runId: string): Promise<void> {
  await tx.$queryRaw`SELECT enqueue('work-run', json_build_object('runId', ${runId}::text), ${`run:${runId}`}, ${LONG_WORK_QUEUE}, max_attempts => ${MOST_ATTEMPTS}::int)::text AS job`
}
