import { inSystem } from '@/lib/core/db'

/**
 * Adds up the notes by which the numbers of the stages are kept, so that reading them stays quick. The sums are the same
 * at every moment: what is removed and what takes its place appear together.
 */
export const foldTallies = (): Promise<void> =>
  inSystem(async (tx) => {
    await tx.$executeRaw`
      WITH folded AS (DELETE FROM registration_tallies RETURNING status, change)
      INSERT INTO registration_tallies (status, change) SELECT status, sum(change) FROM folded GROUP BY status HAVING sum(change) <> 0`
  })
