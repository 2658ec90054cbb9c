import type { z } from 'zod'
import type { AccountActor, Command, PublicCaller, StaffActor } from '@/lib/core/actor'
import { notFound, unauthenticated, validation } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { errorResponse, respond } from './answers'
import { resolveApiKey } from './api-key'
import { commandOf } from './command'
import { refusalOf } from './failure'
import { requireSameOrigin } from './origin'
import { parsed } from './parsed'
import { requireAccountPermission, requireStaffPermission, type AccountPermission, type StaffPermission } from './permissions'
import { rateLimit, type LimitKind } from './rate-limits'
import { readJson, readQuery } from './request-body'
import { resolveSession, type SignedIn } from './resolve-session'
import { readCookie, SESSION_COOKIE } from './session-cookie'
import { visitOf, type Visit } from './visit'

// The one wrapper of the JSON API. A route says who may call it and what goes in and out; the wrapper does the rest in
// the same order everywhere: who is asking and from where, may they, how often, what exactly; then the use case; then
// the answer through its schema, so that a field which is not part of the contract cannot leak.

type Schema = z.ZodType
type Parsed<S> = S extends Schema ? z.output<S> : unknown

interface Shape<Params, Query, Body, Answer> {
  /** What the call is for, in a few words; the API guide shows it. */
  summary: string
  /** The address's parts. One that does not fit is answered like one that does not exist. */
  params?: Params
  /** Unknown names in the query are refused. */
  query?: Query
  /** Unknown fields of the body are ignored. */
  body?: Body
  /** The largest body in bytes, where a file comes in it. */
  bodyBytes?: number
  /** Maps and bounds what the use case returns. Absent: an answer without a body. */
  answer?: Answer
  /** 200, or 204 without an answer. */
  status?: number
  /** The status of a repeated command where it differs from the first. */
  replayStatus?: number
  /** Counted by address for the public, by actor for everybody else. */
  limit?: LimitKind
  /** Honours Idempotency-Key: `actor.command` is set, and the use case returns what `once` gave it. */
  idempotent?: boolean
  /** Not part of the public contract, so not in the API guide. */
  hidden?: boolean
}

export type AnySchema = Schema | undefined
/** What a route says about itself, for the API guide and for the test that no route goes without. */
export interface Contract extends Shape<AnySchema, AnySchema, AnySchema, AnySchema> {
  access: 'public' | 'account' | 'staff'
  permission?: AccountPermission | StaffPermission
}

interface Context {
  params: Promise<Record<string, string | string[] | undefined>>
}
/** A route handler that carries its contract. */
export type RouteHandler = ((request: Request, context: Context) => Promise<Response>) & { contract: Contract }

type Input<Params, Query, Body> = Parsed<Body> & Parsed<Query> & Parsed<Params>
type Result<Answer> = Answer extends Schema ? z.input<Answer> | Once<z.input<Answer>> | Response : unknown
type Work<Actor, Params, Query, Body, Answer> = (actor: Actor, input: Input<Params, Query, Body>) => Result<Answer> | Promise<Result<Answer>>

/** A route that anyone may call. */
export function publicRoute<Params extends AnySchema = undefined, Query extends AnySchema = undefined, Body extends AnySchema = undefined, Answer extends AnySchema = undefined>(
  shape: Shape<Params, Query, Body, Answer>,
  work: Work<PublicCaller, Params, Query, Body, Answer>,
): RouteHandler {
  return route({ ...shape, access: 'public' }, work, async (request, { requestId, ip }) => {
    requireSafe(request, 'optional')
    return { actor: { type: 'public' as const, requestId, ip }, scope: `public:${new URL(request.url).pathname}`, subject: ip }
  })
}

/**
 * A route for members of an account by cookie, and for the account's keys. A member of several accounts names one by
 * the header `x-account: <slug>`.
 */
export function accountRoute<Params extends AnySchema = undefined, Query extends AnySchema = undefined, Body extends AnySchema = undefined, Answer extends AnySchema = undefined>(
  shape: Shape<Params, Query, Body, Answer> & { permission: AccountPermission },
  work: Work<AccountActor, Params, Query, Body, Answer>,
): RouteHandler {
  return route({ ...shape, access: 'account' }, work, async (request, visit) => {
    const actor = await accountActor(request, visit)
    requireAccountPermission(actor, shape.permission)
    return { actor, scope: `account:${actor.accountId}`, subject: actor.actorId }
  })
}

/** A route for staff, by cookie or by a colleague's key. */
export function staffRoute<Params extends AnySchema = undefined, Query extends AnySchema = undefined, Body extends AnySchema = undefined, Answer extends AnySchema = undefined>(
  shape: Shape<Params, Query, Body, Answer> & { permission: StaffPermission },
  work: Work<StaffActor, Params, Query, Body, Answer>,
): RouteHandler {
  return route({ ...shape, access: 'staff' }, work, async (request, visit) => {
    const actor = await staffActor(request, visit)
    requireStaffPermission(actor, shape.permission)
    return { actor, scope: `staff:${actor.userId}`, subject: actor.actorId }
  })
}

/** Who called, whose idempotency keys count, and whose tries are counted. */
interface Recognised<Actor> {
  actor: Actor
  scope: string
  subject: string
}

function route<Actor extends { command?: Command }, Params extends AnySchema, Query extends AnySchema, Body extends AnySchema, Answer extends AnySchema>(
  contract: Contract & Shape<Params, Query, Body, Answer>,
  work: Work<Actor, Params, Query, Body, Answer>,
  recognise: (request: Request, visit: Visit) => Promise<Recognised<Actor>>,
): RouteHandler {
  const answer = async (request: Request, context: Context, visit: Visit): Promise<Response> => {
    const { actor, scope, subject } = await recognise(request, visit)
    if (contract.limit) await rateLimit(contract.limit, subject)
    const params = await addressParts(contract.params, context)
    const query = contract.query ? parsed(strict(contract.query), readQuery(new URL(request.url))) : {}
    const given = contract.body ? await readJson(request, contract.bodyBytes) : undefined
    const command = contract.idempotent ? commandOf(request, scope, given) : undefined
    const body = contract.body ? parsed(contract.body, given) : {}
    // The address has the last word: a body cannot speak of another row than the address does.
    const input = Object.assign({}, body, query, params) as Input<Params, Query, Body>
    return respond(contract, await work(command ? { ...actor, command } : actor, input))
  }
  return Object.assign(answering(answer), { contract })
}

/** Answers what a handler throws in the one shape of an error. */
export const answering =
  (handler: (request: Request, context: Context, visit: Visit) => Promise<Response>) =>
  async (request: Request, context: Context): Promise<Response> => {
    const visit = visitOf(request.headers)
    try {
      return await handler(request, context, visit)
    } catch (error) {
      return errorResponse(refusalOf(error, visit.requestId), visit.requestId)
    }
  }

async function addressParts(schema: AnySchema, { params }: Context): Promise<unknown> {
  if (!schema) return {}
  const fits = schema.safeParse(await params)
  if (!fits.success) throw notFound()
  return fits.data
}

/** A query schema that refuses names it does not know (a mistyped filter must not show everything). */
const strict = (schema: Schema): Schema => ('strict' in schema && typeof schema.strict === 'function' ? (schema.strict() as Schema) : schema)

const changesNothing = (request: Request): boolean => request.method === 'GET' || request.method === 'HEAD'

function requireSafe(request: Request, proof: 'required' | 'optional'): void {
  if (!changesNothing(request)) requireSameOrigin(request.headers, proof)
}

async function accountActor(request: Request, visit: Visit): Promise<AccountActor> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const holder = await resolveApiKey(visit, authorization)
    if (holder && holder.type !== 'staff') return holder
    throw unauthenticated()
  }
  const named = request.headers.get('x-account')
  const session = await signedIn(request, visit, named)
  const [only, another] = session.user.accounts
  if (named === null && another) throw validation({ 'x-account': ['You belong to several accounts: name one in this header'] })
  const account = session.account ?? (named === null && only ? (await signedIn(request, visit, only.slug)).account : null)
  if (!account) throw notFound('This account')
  return account
}

async function staffActor(request: Request, visit: Visit): Promise<StaffActor> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const holder = await resolveApiKey(visit, authorization)
    if (holder?.type === 'staff') return holder
    throw unauthenticated()
  }
  const { staff } = await signedIn(request, visit, null)
  // For somebody who is no colleague the console does not exist.
  if (!staff) throw notFound()
  return staff
}

async function signedIn(request: Request, visit: Visit, slug: string | null): Promise<SignedIn> {
  const session = await resolveSession(visit, readCookie(request.headers, SESSION_COOKIE), slug)
  if (!session) throw unauthenticated()
  requireSafe(request, 'required')
  return session
}

/** A route with a protocol of its own, which answers for itself: libraries, downloads, health. It is not in the API guide. */
export const rawRoute = (summary: string, handler: (request: Request, context: Context) => Promise<Response>): RouteHandler =>
  Object.assign(handler.bind(null), { contract: { access: 'public' as const, summary, hidden: true } })
