import type { Tx } from '@/lib/core/db'

/**
 * Lets one writer of the catalogue work at a time, until its transaction ends: orders are written as a whole, a file is
 * applied to what it was compared with, and two seeds follow one another. Readers and sites do not wait.
 */
export const lockCatalogue = (tx: Tx): Promise<number> => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('catalogue', 0))`
