import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import { Prisma } from '@/lib/generated/prisma/client'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { recordChannelCheck } from './channels'
import { localMail, type MailPort } from './mail-port'
import { renderMessage, type Rendered } from './render'
import { smtpFailure, type Failure } from './smtp-failure'

/** A message that this try holds. */
interface Claimed {
  id: string
  channel: string
  to: string
  template: string
  locale: string
  payload: unknown
}

/** Which try of how many. */
interface Try {
  isLast: boolean
}

/** Worth another try. The message is for our own log and queue: no address, no secret. */
class NotSentYet extends Error {
  override readonly name = 'NotSentYet'
}

/**
 * Sends one queued message and writes down what became of it. Safe to run any number of times: a message that has left
 * is left alone, and one that left without our noticing (a crash in between) goes out again under the same Message-ID.
 * No transaction is open while the other side is spoken to. WhatsApp has no other side yet: its words stay here.
 *
 * @param mail how e-mail leaves.
 * @throws NotSentYet when another try may help; the job's backoff decides when.
 */
export async function sendDelivery(deliveryId: string, mail: MailPort, { isLast }: Try): Promise<void> {
  const claimed = await inSystem((tx) => claim(tx, deliveryId))
  if (!claimed) return
  const port = claimed.channel === 'email' ? mail : claimed.channel === 'whatsapp' ? localMail : null
  if (!port) return fail(claimed, words.failures.noChannel)

  const rendered = await renderMessage(claimed).catch((error: unknown) => {
    logger.error({ error, delivery_id: claimed.id, template: claimed.template }, 'a message cannot be written')
  })
  if (!rendered) return fail(claimed, words.failures.unwritable)

  let providerId: string | null
  try {
    providerId = await port.send({ id: claimed.id, to: claimed.to, ...rendered })
  } catch (error) {
    return notSent(claimed, smtpFailure(error), isLast)
  }
  await inSystem((tx) => markSent(tx, claimed.id, providerId, port.isLocal ? rendered : null))
}

async function claim(tx: Tx, deliveryId: string): Promise<Claimed | undefined> {
  const [claimed] = await tx.$queryRaw<Claimed[]>`UPDATE deliveries SET attempts = attempts + 1
    WHERE id = ${deliveryId}::uuid AND status = 'queued'
    RETURNING id, channel::text AS channel, "to", template, locale, payload`
  return claimed
}

/** Only the local channel keeps the words: there they are all that is ever seen of the message. */
function markSent(tx: Tx, id: string, providerId: string | null, kept: Rendered | null): Promise<number> {
  const words = kept ? Prisma.sql`, subject = ${kept.subject}, text = ${kept.text}, html = ${kept.html}` : Prisma.empty
  return tx.$executeRaw`UPDATE deliveries SET status = 'sent', sent_at = ${now()}, provider_id = ${providerId}, last_error = NULL${words}
    WHERE id = ${id}::uuid AND status = 'queued'`
}

async function notSent({ id, template }: Claimed, failure: Failure, isLast: boolean): Promise<void> {
  if (failure.isChannel) await recordChannelCheck('email', failure.reason)
  if (failure.isPermanent || isLast) return fail({ id, template }, failure.reason)
  await inSystem((tx) => tx.$executeRaw`UPDATE deliveries SET last_error = ${failure.reason} WHERE id = ${id}::uuid`)
  throw new NotSentYet('the mail server did not take the message; its delivery says why')
}

async function fail({ id, template }: Pick<Claimed, 'id' | 'template'>, reason: string): Promise<void> {
  await inSystem(
    (tx) => tx.$executeRaw`UPDATE deliveries SET status = 'failed', failed_at = ${now()}, last_error = ${reason} WHERE id = ${id}::uuid AND status = 'queued'`,
  )
  logger.warn({ delivery_id: id, template }, 'a message could not be delivered')
}
