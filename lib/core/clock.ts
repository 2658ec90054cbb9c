let offsetMs = 0

/** The present moment. Everything that compares with a stored time asks here, so that a test can move it. */
export const now = (): Date => new Date(Date.now() + offsetMs)

/** For tests: moves the clock of this process by so many milliseconds, onwards from wherever it stands. */
export const moveClock = (ms: number): void => {
  offsetMs += ms
}

/** For tests: back to the real time. */
export const resetClock = (): void => {
  offsetMs = 0
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
