import type { z } from 'zod'
import type { PublicCaller } from '@/lib/core/actor'
import { AppError, type ErrorCode, type FieldErrors } from '@/lib/core/errors'
import { refusalOf } from './failure'
import { fieldsOf } from './form'
import { requireSameOrigin } from './origin'
import { parsed } from './parsed'
import { rateLimit, type LimitKind } from './rate-limits'
import { rawRoute, type RouteHandler } from './route'
import { visitOf } from './visit'

// Plain forms that answer with a redirect, for the pages whose address holds a token. Those pages send no referrer, so a
// browser without script posts them with `Origin: null`, which server actions refuse; the token itself is the proof here.

/** What went wrong, as one word in the address: the page has the sentence for it. */
export type Problem = 'link' | 'password' | 'common' | 'personal' | 'wait' | 'busy'

interface FormRoute<Body> {
  summary: string
  body: Body
  limit: LimitKind
  /** The page with the form, to go back to; chosen by what was sent where each thing has its own. */
  page: string | ((fields: ReturnType<typeof fieldsOf>) => string)
  /** The fields whose content comes back with the problem; never a secret. */
  kept?: readonly string[]
  /** The page's own word for a refusal, where the usual ones don't do. */
  problemOf?: (fields: FieldErrors, code: ErrorCode) => string | undefined
}

const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } })

/**
 * The POST of a plain form.
 *
 * @param work carries it out and says which path comes next
 */
export const formRoute = <Body extends z.ZodType>(
  { summary, body, limit, page, kept = [], problemOf }: FormRoute<Body>,
  work: (caller: PublicCaller, input: z.output<Body>) => Promise<string>,
): RouteHandler =>
  rawRoute(summary, async (request) => {
    const { requestId, ip } = visitOf(request.headers)
    let fields: ReturnType<typeof fieldsOf> = {}
    try {
      requireOwnForm(request.headers)
      await rateLimit(limit, ip)
      fields = fieldsOf(await readForm(request))
      return seeOther(await work({ type: 'public', requestId, ip }, parsed(body, fields)))
    } catch (error) {
      const problem = problemIn(refusalOf(error, requestId), problemOf)
      return seeOther(`${typeof page === 'string' ? page : page(fields)}?${new URLSearchParams(problem === 'link' ? { problem } : { token: '', ...textsIn(fields, ['token', ...kept]), problem })}`)
    }
  })

const textsIn = (fields: Record<string, unknown>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof fields[name] === 'string' ? [[name, fields[name].slice(0, MOST_KEPT)]] : [])))

/** As long as an e-mail address can be; what is longer is cut, not carried through the address bar. */
const MOST_KEPT = 254
const MOST_BYTES = 16 * 1024

async function readForm(request: Request): Promise<FormData> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the form of the page')
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw new AppError('TOO_LARGE', 'This form is too large')
  return request.formData()
}

/** `Origin: null` says nothing here: it is what these pages' own forms send. Everything else has to be ours. */
function requireOwnForm(headers: Headers): void {
  if (headers.get('sec-fetch-site') === null && headers.get('origin') === 'null') return
  requireSameOrigin(headers, 'optional')
}

function problemIn({ code, fields = {} }: AppError, problemOf: FormRoute<unknown>['problemOf']): string {
  if (code === 'RATE_LIMITED') return 'wait'
  if (code === 'VALIDATION' && fields.token) return 'link'
  return problemOf?.(fields, code) ?? 'busy'
}
