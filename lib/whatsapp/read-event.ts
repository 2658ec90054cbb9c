import { z } from 'zod'
import { now, SECOND } from '@/lib/core/clock'
import type { Report } from '@/lib/deliveries/apply-report'
import { whatsappReason } from '@/lib/deliveries/whatsapp-failure'
import { whatsapp as words } from '@/lib/messages/en/whatsapp'

// What an event of the provider's says. Read piece by piece, so that one that makes no sense does not cost the others (WA-3).

const envelope = z.object({ object: z.literal('whatsapp_business_account'), entry: z.array(z.unknown()) })
const entry = z.object({ changes: z.array(z.unknown()) })
const change = z.object({ field: z.string(), value: z.unknown() })
const messagesValue = z.object({ metadata: z.object({ phone_number_id: z.string() }), statuses: z.array(z.unknown()).optional() })

const report = z.object({
  id: z.string().regex(/^[\w.+/=-]{1,300}$/u),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  /** Seconds since 1970. */
  timestamp: z.coerce.number().int().min(0).max(100_000_000_000),
  biz_opaque_callback_data: z.uuid().nullish().catch(null),
  errors: z.array(z.object({ code: z.int() })).min(1).nullish().catch(null),
})

export interface ReadEvent {
  /** What has become of messages of ours, in the order in which it was told. */
  reports: Report[]
  /** Pieces that could not be read, or that a newer version of the provider's interface knows. */
  skipped: number
}

/**
 * Reads an event. What concerns another number, and other fields than `messages`, is passed over politely. What people
 * write to us is in the stored event as well; the WhatsApp door will read it from there.
 *
 * @param phoneNumberId the number that is ours
 */
export function readEvent(event: unknown, phoneNumberId: string): ReadEvent {
  const read: ReadEvent = { reports: [], skipped: 0 }
  const each = <T>(schema: z.ZodType<T>, pieces: readonly unknown[], work: (piece: T) => void): void => {
    for (const piece of pieces) {
      const { data, success } = schema.safeParse(piece)
      if (success) work(data)
      else read.skipped++
    }
  }
  each(envelope, [event], ({ entry: entries }) =>
    each(entry, entries, ({ changes }) =>
      each(change, changes, ({ field, value }) => {
        if (field !== 'messages') return
        each(messagesValue, [value], ({ metadata, statuses }) => {
          if (metadata.phone_number_id === phoneNumberId) each(report, statuses ?? [], (told) => read.reports.push(toReport(told)))
        })
      }),
    ),
  )
  return read
}

function toReport({ id, status, timestamp, biz_opaque_callback_data, errors }: z.output<typeof report>): Report {
  const code = errors?.[0]?.code
  return {
    providerId: id,
    status,
    // Another clock's future is our present.
    at: new Date(Math.min(timestamp * SECOND, now().getTime())),
    reason: status === 'failed' ? (code === undefined ? words.failures.other : whatsappReason(code)) : null,
    deliveryId: biz_opaque_callback_data ?? null,
  }
}
