import { createServer } from 'node:net'

/**
 * True when nothing listens on this port of the given address.
 *
 * @param {number} port
 * @param {string} [host] without one: every address of the machine, as the web process listens
 * @returns {Promise<boolean>}
 * @throws when the port may not be used at all (below 1024 without the right to)
 */
export function isPortFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code
      if (code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * A port of 127.0.0.1 that nothing uses at the moment.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
