import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DeliveryChannel } from '@/lib/generated/prisma/enums'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { whatsapp as whatsappWords } from '@/lib/messages/en/whatsapp'
import { applyReports, lockReports } from './apply-report'
import { recordChannelCheck } from './channels'
import { usefulFor } from './links'
import type { MailPort } from './mail-port'
import { MOST_ATTEMPTS, MOST_UNANSWERED } from './policy'
import { renderMessage, type Rendered } from './render'
import { isTemplate } from './schema'
import { smtpFailure, type Failure } from './smtp-failure'
import { whatsappFailure, whatsappWait } from './whatsapp-failure'
import { localWhatsApp, type Taken, type WhatsAppPort } from './whatsapp-port'

const say = whatsappWords.failures

/** A message that this try holds. */
interface Claimed {
  id: string
  channel: DeliveryChannel
  to: string
  template: string
  locale: string
  payload: unknown
  createdAt: Date
  /** This try included. */
  attempts: number
  /** Tries whose answer never came, this one included as long as it has none. */
  unanswered: number
}

/** Which try of how many, and how WhatsApp leaves; without a port its words stay here. */
interface Try {
  isLast: boolean
  whatsapp?: WhatsAppPort
}

/** Worth another try. The message is for our own log and queue: no address, no secret. */
class NotSentYet extends Error {
  override readonly name = 'NotSentYet'
}

/** How a message leaves. */
interface Way {
  channel: 'email' | 'whatsapp'
  isLocal: boolean
  send: (rendered: Rendered) => Promise<Taken>
  failureOf: (error: unknown) => Failure & { isUnanswered?: boolean }
}

function wayOf({ id, channel, to }: Claimed, mail: MailPort, whatsapp: WhatsAppPort): Way | null {
  if (channel === 'email') return { channel, isLocal: mail.isLocal, send: async (rendered) => ({ providerId: await mail.send({ id, to, ...rendered }), providerTo: null }), failureOf: smtpFailure }
  if (channel === 'whatsapp') return { channel, isLocal: whatsapp.isLocal, send: ({ text, approved }) => whatsapp.send({ id, to, text, approved }), failureOf: whatsappFailure }
  return null
}

/**
 * Sends one queued message and writes down what became of it. Safe to run any number of times: a message that has left
 * is left alone. An e-mail that left without our noticing (a crash in between) goes out again under the same Message-ID;
 * WhatsApp has nothing of that kind, so there a try without an answer is made up for once only (WA-11).
 * No transaction is open while the other side is spoken to. A code or link whose time is over does not go out any more.
 *
 * @param mail how e-mail leaves.
 * @throws NotSentYet when another try of an e-mail may help; the job's backoff decides when.
 */
export async function sendDelivery(deliveryId: string, mail: MailPort, { isLast, whatsapp = localWhatsApp }: Try): Promise<void> {
  const claimed = await inSystem((tx) => claim(tx, deliveryId))
  if (!claimed) return
  const way = wayOf(claimed, mail, whatsapp)
  if (!way) return fail(claimed, words.failures.noChannel)
  if (isOutlived(claimed)) return fail(claimed, words.failures.outlived)
  if (claimed.unanswered > MOST_UNANSWERED) return fail(claimed, say.askReader(say.silent))

  const rendered = await renderMessage(claimed).catch((error: unknown) => {
    logger.error({ error, delivery_id: claimed.id, template: claimed.template }, 'a message cannot be written')
  })
  if (!rendered) return fail(claimed, words.failures.unwritable)

  let taken: Taken
  try {
    taken = await way.send(rendered)
  } catch (error) {
    return notSent(claimed, way, error, isLast)
  }
  await inSystem((tx) => markSent(tx, claimed.id, way, taken, rendered))
}

/** True for what would only disappoint: the code or link in it does not work any more. */
function isOutlived({ template, channel, createdAt }: Claimed): boolean {
  const livesMs = isTemplate(template) ? usefulFor(template, channel) : undefined
  return livesMs !== undefined && createdAt.getTime() + livesMs <= now().getTime()
}

/** Counts the try before it is made: a worker that dies in it leaves a try without an answer behind. */
async function claim(tx: Tx, deliveryId: string): Promise<Claimed | undefined> {
  const [claimed] = await tx.$queryRaw<Claimed[]>`UPDATE deliveries SET attempts = attempts + 1, unanswered = unanswered + (channel = 'whatsapp')::int
    WHERE id = ${deliveryId}::uuid AND status = 'queued'
    RETURNING id, channel::text AS channel, "to", template, locale, payload, created_at AS "createdAt", attempts, unanswered`
  return claimed
}

/** Only a local channel keeps the words: there they are all that is ever seen of the message. */
async function markSent(tx: Tx, id: string, { channel, isLocal }: Way, { providerId, providerTo }: Taken, rendered: Rendered): Promise<void> {
  const kept = isLocal ? Prisma.sql`, subject = ${rendered.subject}, text = ${rendered.text}, html = ${rendered.html}` : Prisma.empty
  const isReported = channel === 'whatsapp' && providerId !== null
  if (isReported) await lockReports(tx, providerId)
  await tx.$executeRaw`UPDATE deliveries SET status = 'sent', sent_at = ${now()}, provider_id = ${providerId}, provider_to = ${providerTo}, unanswered = 0, last_error = NULL${kept}
    WHERE id = ${id}::uuid AND status = 'queued'`
  // A report may have come before this line was written (WA-10).
  if (isReported) await applyReports(tx, providerId)
}

async function notSent({ id, template, attempts, unanswered }: Claimed, { channel, failureOf }: Way, error: unknown, isLast: boolean): Promise<void> {
  const { reason, isPermanent, isChannel, isUnanswered = false } = failureOf(error)
  if (isChannel) await recordChannelCheck(channel, reason)
  if (isPermanent || isLast || attempts >= MOST_ATTEMPTS || (isUnanswered && unanswered >= MOST_UNANSWERED)) return fail({ id, template }, isUnanswered ? say.askReader(reason) : reason)
  await inSystem(async (tx) => {
    const answered = channel === 'whatsapp' && !isUnanswered ? 1 : 0
    const left = await tx.$executeRaw`UPDATE deliveries SET last_error = ${channel === 'whatsapp' ? say.again(reason) : reason}, unanswered = unanswered - ${answered}::int WHERE id = ${id}::uuid AND status = 'queued'`
    if (channel === 'whatsapp' && left > 0) await tryAgainLater(tx, id, whatsappWait(attempts, isUnanswered, Math.random()))
  })
  // The queue's own backoff knows nothing of what WhatsApp asks for; e-mail is content with it.
  if (channel === 'email') throw new NotSentYet('the mail server did not take the message; its delivery says why')
}

/** A job of its own for WhatsApp's next try; it takes the place of the one at hand. The times are the database's, as all of the queue's. */
const tryAgainLater = (tx: Tx, id: string, waitMs: number): Promise<unknown> =>
  tx.$queryRaw`SELECT enqueue('send-whatsapp', json_build_object('deliveryId', ${id}::uuid), 'delivery:' || ${id},
    run_at => now() + ${waitMs}::int * interval '1 millisecond', max_attempts => ${MOST_ATTEMPTS}::int)`

async function fail({ id, template }: Pick<Claimed, 'id' | 'template'>, reason: string): Promise<void> {
  await inSystem(
    (tx) => tx.$executeRaw`UPDATE deliveries SET status = 'failed', failed_at = ${now()}, last_error = ${reason} WHERE id = ${id}::uuid AND status = 'queued'`,
  )
  logger.warn({ delivery_id: id, template }, 'a message could not be delivered')
}
