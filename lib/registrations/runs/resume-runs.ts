import { MINUTE, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { enqueueRun } from './enqueue-run'

/** A run that nothing happened to for so long has lost its job. */
const SILENT_MS = 30 * MINUTE

/** Asks again for runs whose job used up its tries, as in an hour without a database. A run that goes on does so once. */
export const resumeRuns = (): Promise<void> =>
  inSystem(async (tx) => {
    const silent = await tx.$queryRaw<{ id: string }[]>`SELECT r.id FROM bulk_runs r WHERE r.state = 'running'
      AND greatest(r.created_at, (SELECT max(done_at) FROM bulk_run_lines l WHERE l.run_id = r.id)) < ${new Date(now().getTime() - SILENT_MS)}::timestamptz`
    for (const { id } of silent) await enqueueRun(tx, id)
  })
