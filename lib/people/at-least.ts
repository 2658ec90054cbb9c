import { setTimeout as pause } from 'node:timers/promises'

/** Longer than any of the answers it hides takes on a healthy machine, shorter than a person notices. */
const FLOOR_MS = 250

/**
 * Answers no sooner than a fixed time after the question, whether the work was done, was nothing, or failed. Where the
 * answer is the same for known and unknown addresses, its time must not tell them apart either.
 */
export async function atLeast<T>(work: () => Promise<T>, floorMs: number = FLOOR_MS): Promise<T> {
  const floor = pause(floorMs)
  try {
    return await work()
  } finally {
    await floor
  }
}
