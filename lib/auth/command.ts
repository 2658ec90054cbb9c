import { createHmac } from 'node:crypto'
import type { Command } from '@/lib/core/actor'
import { validation } from '@/lib/core/errors'
import { hashRequest } from '@/lib/core/once'
import { derivedSecret } from './secrets'

/**
 * A command that may arrive twice.
 *
 * @param scope whose keys these are; see `Command`
 * @param request all that the command asks for; two commands are the same when this is
 */
const commandFor = (scope: string, key: string, request: unknown): Command => ({
  scope,
  key,
  // Keyed, because a request may hold a password and this hash is stored: without the secret nothing can be guessed from it.
  requestHash: createHmac('sha256', derivedSecret('command')).update(hashRequest(request)).digest('hex'),
})

/**
 * The command of a request that carries an Idempotency-Key; undefined without one.
 *
 * @throws VALIDATION for a key that is not 1 to 200 visible ASCII characters.
 */
export function commandOf(request: Request, scope: string, body: unknown): Command | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw validation({ 'idempotency-key': ['Use 1 to 200 visible characters'] })
  return commandFor(scope, key, { method: request.method, path: new URL(request.url).pathname, body })
}
