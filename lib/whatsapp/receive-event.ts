import { createHash } from 'node:crypto'
import { inSystem } from '@/lib/core/db'

/**
 * Keeps what the provider sent, as it came, with the job that deals with it: both or neither. The same bytes again are the
 * same event; one that is not dealt with yet gets its job back, so that nothing is lost by a failure of ours.
 *
 * @param body whose signature was checked
 */
export const receiveEvent = (body: Uint8Array<ArrayBuffer>): Promise<void> =>
  inSystem(async (tx) => {
    const digest = createHash('sha256').update(body).digest()
    await tx.$executeRaw`INSERT INTO whatsapp_events (digest, body) VALUES (${digest}, ${body}) ON CONFLICT (digest) DO NOTHING`
    await tx.$queryRaw`SELECT enqueue('whatsapp-event', json_build_object('eventId', id), 'whatsapp:' || id) FROM whatsapp_events WHERE digest = ${digest} AND processed_at IS NULL`
  })
