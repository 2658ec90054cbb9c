import { inSystem, type Tx } from '@/lib/core/db'
import type { DeliveryStatus } from '@/lib/generated/prisma/enums'
import { whatsapp as words } from '@/lib/messages/en/whatsapp'
import { isFurther } from './policy'

/** What a provider says has become of a message. */
export interface Report {
  /** The provider's id of the message; nothing else leads to it, a phone number least of all (T1-26). */
  providerId: string
  status: Exclude<DeliveryStatus, 'queued'>
  at: Date
  /** Why it failed, in words for staff. */
  reason: string | null
  /** Our own id, where the provider repeats it: it tells what became of a try whose answer never came (WA-11). */
  deliveryId: string | null
}

/**
 * Keeps a report and applies it, forward only. The same report again changes nothing; one about a message that is not
 * known yet waits for it (WA-10).
 */
export const reportDelivery = (report: Report): Promise<void> =>
  inSystem(async (tx) => {
    const { providerId, status, at, reason } = report
    await lockReports(tx, providerId)
    const isNew = await tx.$executeRaw`INSERT INTO delivery_reports (provider_id, status, reason, reported_at)
      VALUES (${providerId}, ${status}::delivery_status, ${reason}, ${at}) ON CONFLICT DO NOTHING`
    if (isNew === 0) return
    await answerForSilence(tx, report)
    await applyReports(tx, providerId)
  })

/**
 * Reports about a message and the writing down of its id go one after the other, so that neither misses the other.
 * To be called before the first of them in a transaction.
 */
export const lockReports = (tx: Tx, providerId: string): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`report:${providerId}`}, 0))`

/**
 * A report for a message of which nobody knew whether it left: it did. The try that would make up for it finds it sent.
 * One that was given up stays failed, and says so.
 */
async function answerForSilence(tx: Tx, { providerId, deliveryId, status, at }: Report): Promise<void> {
  if (!deliveryId) return
  await tx.$executeRaw`UPDATE deliveries SET status = 'sent', sent_at = ${at}, provider_id = ${providerId}, unanswered = 0, last_error = NULL
    WHERE id = ${deliveryId}::uuid AND channel = 'whatsapp' AND status = 'queued' AND provider_id IS NULL AND unanswered > 0`
  if (status === 'failed') return
  await tx.$executeRaw`UPDATE deliveries SET last_error = ${words.failures.leftAfterAll}
    WHERE id = ${deliveryId}::uuid AND channel = 'whatsapp' AND status = 'failed' AND provider_id IS NULL AND unanswered > 0`
}

interface Kept {
  status: Report['status']
  at: Date
  reason: string | null
}

/** Brings a message to where its reports say it is. Nothing happens while no message has that id. The caller holds `lockReports`. */
export async function applyReports(tx: Tx, providerId: string): Promise<void> {
  const [message] = await tx.$queryRaw<{ id: string; status: DeliveryStatus }[]>`SELECT id, status FROM deliveries
    WHERE provider_id = ${providerId} AND channel = 'whatsapp' FOR UPDATE`
  if (!message) return
  const reports = await tx.$queryRaw<Kept[]>`SELECT status, reason, reported_at AS at FROM delivery_reports WHERE provider_id = ${providerId} ORDER BY reported_at, status`
  let { status } = message
  for (const report of reports) if (isFurther(status, report.status)) ({ status } = report)
  const timeOf = (name: Report['status']): Date | null => reports.find((report) => report.status === name)?.at ?? null
  const failed = status === 'failed' && message.status !== 'failed' ? reports.find((report) => report.status === 'failed') : undefined
  // What arrived out of order still tells when; after a failure nothing does.
  const isRead = status === 'read'
  const isThere = isRead || status === 'delivered'
  await tx.$executeRaw`UPDATE deliveries SET status = ${status}::delivery_status,
      delivered_at = coalesce(delivered_at, ${isThere ? timeOf('delivered') : null}::timestamptz),
      read_at = coalesce(read_at, ${isRead ? timeOf('read') : null}::timestamptz),
      failed_at = coalesce(failed_at, ${failed?.at ?? null}::timestamptz),
      last_error = coalesce(${failed?.reason ?? null}, last_error)
    WHERE id = ${message.id}::uuid`
}
