import { headers } from 'next/headers'
import type { z } from 'zod'
import type { AccountActor, PublicCaller, StaffActor, UserActor } from '@/lib/core/actor'
import { notFound, unauthenticated, type ErrorCode, type FieldErrors } from '@/lib/core/errors'
import { refusalOf } from './failure'
import { oldAddress } from './old-address'
import { requireSameOrigin } from './origin'
import { parsed } from './parsed'
import { requireAccountPermission, requireStaffPermission, type AccountPermission, type StaffPermission } from './permissions'
import { rateLimit, type LimitKind } from './rate-limits'
import { currentSession, currentVisit } from './session'

// The one wrapper of server actions: the same checks as a route's, in the same order, and a result instead of an
// exception, so that a screen always has something to show.

/** What a screen is told when an action was refused. */
export interface ActionError {
  code: ErrorCode
  message: string
  fields?: FieldErrors
  details?: Record<string, unknown>
  requestId: string
}
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError }

type Schema = z.ZodType
type Work<Actor, S extends Schema, T> = (actor: Actor, input: z.output<S>) => T | Promise<T>
type Action<S extends Schema, T> = (input: z.input<S>) => Promise<ActionResult<T>>
type AccountAction<S extends Schema, T> = (accountSlug: string, input: z.input<S>) => Promise<ActionResult<T>>

interface ActionOptions {
  /** Counted by address for the public, by person for everybody else. */
  limit?: LimitKind
}

/** An action that anyone may call. */
export const publicAction =
  <S extends Schema, T>(schema: S, work: Work<PublicCaller, S, T>, { limit }: ActionOptions = {}): Action<S, T> =>
  (input) =>
    attempt(async () => {
      requireSameOrigin(await headers(), 'optional')
      const { requestId, ip } = await currentVisit()
      if (limit) await rateLimit(limit, ip)
      return work({ type: 'public', requestId, ip }, parsed(schema, input))
    })

/** An action of a signed-in person on what is their own, outside any account. */
export const userAction =
  <S extends Schema, T>(schema: S, work: Work<UserActor, S, T>, { limit }: ActionOptions = {}): Action<S, T> =>
  (input) =>
    attempt(async () => {
      const { user } = await signedIn(null)
      if (limit) await rateLimit(limit, user.userId)
      return work(user, parsed(schema, input))
    })

/** An action in an account. Its address comes first: `action.bind(null, slug)`; membership and role are read from the database each time. */
export const accountAction =
  <S extends Schema, T>(permission: AccountPermission, schema: S, work: Work<AccountActor, S, T>, { limit }: ActionOptions = {}): AccountAction<S, T> =>
  (accountSlug, input) =>
    attempt(async () => {
      const account = await seatAt(typeof accountSlug === 'string' ? accountSlug : null)
      if (!account) throw notFound('This account')
      requireAccountPermission(account, permission)
      if (limit) await rateLimit(limit, account.actorId)
      return work(account, parsed(schema, input))
    })

/** An action of staff. */
export const staffAction =
  <S extends Schema, T>(permission: StaffPermission, schema: S, work: Work<StaffActor, S, T>, { limit }: ActionOptions = {}): Action<S, T> =>
  (input) =>
    attempt(async () => {
      const { staff } = await signedIn(null)
      if (!staff) throw notFound()
      requireStaffPermission(staff, permission)
      if (limit) await rateLimit(limit, staff.actorId)
      return work(staff, parsed(schema, input))
    })

/** The caller's seat in an account. A page that was opened before the account's address changed still speaks of the old one. */
async function seatAt(slug: string | null): Promise<AccountActor | null> {
  const { account } = await signedIn(slug)
  if (account || slug === null) return account
  const old = await oldAddress(slug)
  return old?.leadsTo ? (await signedIn(old.leadsTo)).account : null
}

async function signedIn(slug: string | null) {
  requireSameOrigin(await headers(), 'required')
  const session = await currentSession(slug)
  if (!session) throw unauthenticated()
  return session
}

async function attempt<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  const { requestId } = await currentVisit()
  try {
    return { ok: true, data: await work() }
  } catch (error) {
    const { code, message, fields, details } = refusalOf(error, requestId)
    return { ok: false, error: { code, message, ...(fields && { fields }), ...(details && { details }), requestId } }
  }
}
