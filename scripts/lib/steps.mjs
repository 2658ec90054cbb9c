// What a script says while it works: one line per step, with the time it took.

/**
 * @typedef {(label: string, work: (note: (text: string) => void) => unknown) => Promise<any>} Step
 */

/**
 * Makes the function that runs a step. The label is there before the work begins and the time after it, on one line;
 * what the work notes goes on lines of its own. A text that the work returns is put after the time.
 *
 * @param {NodeJS.WritableStream} [out]
 * @returns {Step}
 */
export function makeSteps(out = process.stdout) {
  return async (label, work) => {
    const started = performance.now()
    let isLineOpen = true
    out.write(`${label} … `)
    const note = (/** @type {string} */ text) => {
      out.write(`${isLineOpen ? '\n' : ''}  ${text.replaceAll('\n', '\n  ')}\n`)
      isLineOpen = false
    }
    try {
      const result = await work(note)
      out.write(`${isLineOpen ? '' : `${label}: `}${seconds(started)}${typeof result === 'string' ? `, ${result}` : ''}\n`)
      return result
    } catch (error) {
      out.write(`${isLineOpen ? '' : `${label}: `}failed after ${seconds(started)}\n`)
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
