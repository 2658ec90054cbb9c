import type { Tx } from '@/lib/core/db'
import { LONG_WORK_QUEUE } from '../runs/enqueue-run'

const MOST_ATTEMPTS = 10

/** Asks for the next slice of judging or applying an import; asked for twice it comes once. */
export async function enqueueImport(tx: Tx, importId: string): Promise<void> {
  await tx.$queryRaw`SELECT enqueue('work-import', json_build_object('importId', ${importId}::text), ${`import:${importId}`}, ${LONG_WORK_QUEUE}, max_attempts => ${MOST_ATTEMPTS}::int)::text AS job`
}
