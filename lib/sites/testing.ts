// For tests of sites only.

/** What came of commands that ran at once: how many passed, and what the others were refused with. */
export const outcomes = async (commands: Promise<unknown>[]): Promise<{ passed: number; refused: unknown[] }> => {
  const settled = await Promise.allSettled(commands)
  return {
    passed: settled.filter(({ status }) => status === 'fulfilled').length,
    refused: settled.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
  }
}

/** So many of something. */
export const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
