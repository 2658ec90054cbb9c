// What a script says while it works: one line per step, with the time it took.

/**
 * @typedef {(label: string, work: (tell: (result: string) => void) => unknown) => Promise<any>} Step
 */

/**
 * Makes the function that runs a step. The label is there before the work begins; the time, and what the work has to
 * tell of its result, after it.
 *
 * @param {NodeJS.WritableStream} [out]
 * @returns {Step}
 */
export function makeSteps(out = process.stdout) {
  return async (label, work) => {
    const started = performance.now()
    let told = ''
    out.write(`${label} … `)
    try {
      const result = await work((text) => (told = `, ${text}`))
      out.write(`${seconds(started)}${told}\n`)
      return result
    } catch (error) {
      out.write(`failed after ${seconds(started)}\n`)
      throw error
    }
  }
}

/**
 * The time since a moment of `performance.now()`, as people read it.
 *
 * @param {number} since
 */
export function seconds(since) {
  const passed = (performance.now() - since) / 1000
  return passed < 120 ? `${passed.toFixed(1)} s` : `${Math.floor(passed / 60)} min ${Math.round(passed % 60)} s`
}
