const CALLS = 300
const WARM_UP = 20
/** Of few calls, a tenth as many warm up. */
const warmUpOf = (calls: number): number => Math.min(WARM_UP, Math.ceil(calls / 10))

/** Milliseconds of each call, sorted; the first ones only warm up. */
export async function times(call: () => Promise<unknown>, calls = CALLS): Promise<number[]> {
  const taken: number[] = []
  for (let n = -warmUpOf(calls); n < calls; n++) {
    const start = performance.now()
    await call()
    if (n >= 0) taken.push(performance.now() - start)
  }
  return taken.toSorted((a, b) => a - b)
}

const at = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** The middle, and the slowest in a hundred, of sorted times. */
export const medianAndSlowest = (sorted: number[]): { medianMs: number; p99Ms: number } => ({ medianMs: at(sorted, 0.5), p99Ms: at(sorted, 0.99) })
