import type { Tx } from '@/lib/core/db'
import type { NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { NoticeEvent } from '@/lib/deliveries/worded-schema'

interface About {
  id: string
  number: string
  city: string | null
  plan: { name: string }
}
interface Reader {
  name: string
  channel: 'email' | 'whatsapp'
  to: string
  locale: string
  userId: string | null
}

/**
 * The notices of one event to those of us whom the rules name: every active colleague of a role, by e-mail, and the
 * groups that take it, of every city or of the application's. Each address is told once. A notice names the number, the
 * plan and the city, and no person: groups are read by many.
 */
export async function staffNotices(tx: Tx, event: NoticeEvent, { id, number, city, plan }: About): Promise<NewDelivery[]> {
  const readers = await tx.$queryRaw<Reader[]>`SELECT DISTINCT ON (channel, "to") name, channel, "to", locale, user_id AS "userId" FROM (
      SELECT u.name, 'email' AS channel, u.email AS "to", o.locale, u.id AS user_id
        FROM notice_rules r CROSS JOIN organisation o JOIN staff_members s ON s.role = r.staff_role AND s.active JOIN users u ON u.id = s.user_id AND u.suspended_at IS NULL
        WHERE r.event = ${event} AND u.email IS NOT NULL
      UNION ALL
      SELECT g.name, g.channel::text, g."to", o.locale, NULL
        FROM notice_rules r JOIN notice_groups g ON g.id = r.group_id AND g.active CROSS JOIN organisation o
        WHERE r.event = ${event} AND (g.city IS NULL OR lower(g.city) = lower(${city}))
    ) AS readers ORDER BY channel, "to", user_id`
  const facts = { registrationId: id, number, planName: plan.name, event, ...(city && { city }) }
  return readers.map(({ name, ...address }) => ({ ...address, registrationId: id, template: 'staff-notice', payload: { ...facts, name } }))
}
