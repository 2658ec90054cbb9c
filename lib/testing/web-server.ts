import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'

/** A web server on this machine, for what a test says is the world outside; without a port, on a free one. */
export async function startWebServer(listener: RequestListener, on = 0): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer(listener)
  server.listen(on, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
