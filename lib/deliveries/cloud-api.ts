import { z } from 'zod'
import { SECOND } from '@/lib/core/clock'
import type { FilledTemplate, WhatsAppMessage, WhatsAppPort } from './whatsapp-port'
import { Refused, Unanswered, Unreachable } from './whatsapp-failure'

/** For a whole question with its answer. */
const WITHIN_MS = 10 * SECOND

interface Settings {
  /** With its version, without a slash at the end. */
  apiUrl: string
  phoneNumberId: string
  accessToken: string
  withinMs?: number
}

const takenAnswer = z.object({ contacts: z.array(z.object({ wa_id: z.string().optional() })).optional(), messages: z.tuple([z.object({ id: z.string().min(1) })], z.unknown()) })
const refusedAnswer = z.object({ error: z.object({ code: z.int(), error_subcode: z.int().optional() }) })

/**
 * WhatsApp by its Cloud API.
 *
 * @see INTEGRATIONS 3.2: it knows no key against doubles, so our id travels along and comes back in its reports (WA-11).
 */
export function cloudWhatsApp({ apiUrl, phoneNumberId, accessToken, withinMs = WITHIN_MS }: Settings): WhatsAppPort {
  const ours = `${apiUrl}/${encodeURIComponent(phoneNumberId)}`
  const headers = { authorization: `Bearer ${accessToken}` }
  return {
    isLocal: false,
    send: async (message) => {
      const request = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(bodyOf(message)) }
      const answer = takenAnswer.safeParse(await ask(`${ours}/messages`, request, withinMs))
      if (!answer.success) throw new Unanswered()
      const { contacts, messages } = answer.data
      return { providerId: messages[0].id, providerTo: contacts?.[0]?.wa_id ?? null }
    },
    verify: async () => {
      await ask(`${ours}?fields=id`, { headers }, withinMs)
    },
  }
}

const bodyOf = ({ id, to, text, approved }: WhatsAppMessage) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to,
  biz_opaque_callback_data: id,
  // A look at a link in advance would be a stranger's visit to it.
  ...(approved ? { type: 'template', template: templateOf(approved) } : { type: 'text', text: { body: text, preview_url: false } }),
})

const templateOf = ({ name, language, parameters, code }: FilledTemplate) => ({
  name,
  language: { code: language },
  components: [
    ...(parameters.length > 0 ? [{ type: 'body', parameters: parameters.map(textOf) }] : []),
    // The button that copies a code counts as one with an address.
    ...(code === undefined ? [] : [{ type: 'button', sub_type: 'url', index: '0', parameters: [textOf(code)] }]),
  ],
})

const textOf = (text: string) => ({ type: 'text', text })

/** Ways in which a request failed before any of it left. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

async function ask(address: string, request: RequestInit, withinMs: number): Promise<unknown> {
  let response: Response
  let answer: unknown
  try {
    // Followed nowhere: the token is for this address only.
    response = await fetch(address, { ...request, redirect: 'error', signal: AbortSignal.timeout(withinMs) })
    answer = await response.json().catch((error: unknown) => {
      if (error instanceof SyntaxError) return null
      throw error
    })
  } catch (error) {
    throw leftAtAll(error) ? new Unanswered() : new Unreachable()
  }
  if (response.ok) return answer
  const { data } = refusedAnswer.safeParse(answer)
  throw new Refused(response.status, data?.error.code ?? null, data?.error.error_subcode ?? null)
}

/** A certificate that does not hold ends the talk before anything is said, like a connection that never was. */
function leftAtAll(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return !NEVER_LEFT.has(code) && !/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/u.test(code)
}
