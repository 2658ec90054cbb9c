import { MINUTE, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { enqueueImport } from '../import/enqueue-import'
import { enqueueRun } from './enqueue-run'

/** Work that nothing happened to for so long has lost its job. */
const SILENT_MS = 30 * MINUTE

/**
 * Asks again for runs and imports whose job used up its tries, as in an hour without a database, and for imports whose
 * request ended in their middle. What goes on already is asked for once.
 */
export const resumeRuns = (): Promise<void> =>
  inSystem(async (tx) => {
    const since = new Date(now().getTime() - SILENT_MS)
    const silent = await tx.$queryRaw<{ id: string }[]>`SELECT r.id FROM bulk_runs r WHERE r.state = 'running'
      AND greatest(r.created_at, (SELECT max(done_at) FROM bulk_run_lines l WHERE l.run_id = r.id)) < ${since}::timestamptz`
    for (const { id } of silent) await enqueueRun(tx, id)
    const imports = await tx.registrationImport.findMany({ where: { state: { in: ['judging', 'applying'] }, workedAt: { lt: since } }, select: { id: true } })
    for (const { id } of imports) await enqueueImport(tx, id)
  })
