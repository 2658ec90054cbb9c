import { answering, rawRoute } from '@/lib/auth/route'
import { readBytes } from '@/lib/auth/request-body'
import { AppError, notFound, validation } from '@/lib/core/errors'
import { receiveEvent } from '@/lib/whatsapp/receive-event'
import { webhookSettings, type WebhookSettings } from '@/lib/whatsapp/settings'
import { isSameSecret, isSigned } from '@/lib/whatsapp/signature'

// WhatsApp's provider calls here: once to see that the address is ours, then with every event. Public, because the provider
// has no login; what it says counts only with its signature (T1-26, WA-1, WA-2).

/** The largest event that the provider sends, in bytes. */
const MOST_BYTES = 3 * 1024 * 1024

/** @throws NOT_FOUND where WhatsApp is not set up, like any address that does not exist */
function settings(): WebhookSettings {
  const set = webhookSettings()
  if (!set) throw notFound('This address')
  return set
}

export const GET = rawRoute(
  'WhatsApp: whose address this is',
  answering(async (request) => {
    const { verifyToken } = settings()
    const query = new URL(request.url).searchParams
    const [mode, token, challenge] = ['mode', 'verify_token', 'challenge'].map((name) => query.get(`hub.${name}`))
    if (!mode || !token || !challenge) throw validation({ query: ['hub.mode, hub.verify_token and hub.challenge are needed'] })
    if (mode !== 'subscribe' || !isSameSecret(token, verifyToken)) throw new AppError('FORBIDDEN', 'This is not the token that was agreed on')
    return new Response(challenge, { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } })
  }),
)

export const POST = rawRoute(
  'WhatsApp: what has become of messages',
  answering(async (request) => {
    const { appSecret } = settings()
    const body = await readBytes(request, MOST_BYTES)
    if (!isSigned(body, request.headers.get('x-hub-signature-256'), appSecret)) throw new AppError('UNAUTHENTICATED', 'The signature does not fit what was sent')
    await receiveEvent(body)
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  }),
)
