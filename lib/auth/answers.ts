import { statusOf, type AppError } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import type { Contract } from './route'

/** The answer to a call that was carried out, through the contract's schema. */
export function respond(contract: Contract, returned: unknown): Response {
  if (returned instanceof Response) return returned
  const outcome = contract.idempotent && isOnce(returned) ? returned : { replayed: false, result: returned }
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (outcome.replayed) headers.set('idempotent-replayed', 'true')
  if (!contract.answer) return new Response(null, { status: contract.status ?? 204, headers })
  const status = (outcome.replayed ? contract.replayStatus : undefined) ?? contract.status ?? 200
  return Response.json(contract.answer.parse(outcome.result), { status, headers })
}

const isOnce = (value: unknown): value is Once<unknown> => typeof value === 'object' && value !== null && 'replayed' in value && 'result' in value

/** The one shape of an error on the wire. */
export function errorResponse({ code, message, fields, details }: AppError, requestId: string): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (code === 'RATE_LIMITED') headers.set('retry-after', typeof details?.retry_after === 'number' ? `${details.retry_after}` : '60')
  if (code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer')
  return Response.json({ error: { code, message, ...(fields && { fields }), ...(details && { details }), request_id: requestId } }, { status: statusOf[code], headers })
}
