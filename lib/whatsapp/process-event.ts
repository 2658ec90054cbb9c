import { now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import { reportDelivery } from '@/lib/deliveries/apply-report'
import { readEvent } from './read-event'
import { webhookSettings } from './settings'

/** Some of an event could not be dealt with; what could is done, and is not done again. */
class EventUnfinished extends Error {
  override readonly name = 'EventUnfinished'
}

/**
 * Deals with a stored event, each piece of it by itself. Safe to run any number of times.
 *
 * @throws EventUnfinished when a piece failed for a reason of ours; the event stays to be dealt with, and the job comes back.
 * @see WA-3, T4-03
 */
export async function processEvent(eventId: string): Promise<void> {
  const settings = webhookSettings()
  const event = await inSystem((tx) => tx.whatsappEvent.findUnique({ where: { id: eventId }, select: { body: true, processedAt: true } }))
  // Without settings it waits: whoever takes them away for a while loses nothing that came before.
  if (!event || event.processedAt || !settings) return
  const { reports, skipped } = readEvent(parse(event.body), settings.phoneNumberId)
  if (skipped > 0) logger.warn({ event_id: eventId, skipped }, 'part of a WhatsApp event could not be read')
  let failed = 0
  for (const report of reports) {
    await reportDelivery(report).catch((error: unknown) => {
      failed++
      logger.error({ error, event_id: eventId, status: report.status }, 'a WhatsApp report could not be applied')
    })
  }
  if (failed > 0) throw new EventUnfinished(`${failed} of ${reports.length} reports are not applied`)
  await inSystem((tx) => tx.$executeRaw`UPDATE whatsapp_events SET processed_at = ${now()} WHERE id = ${eventId}::uuid`)
}

/** Signed bytes that are no JSON are the provider's mistake: kept, and passed over. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return null
  }
}
