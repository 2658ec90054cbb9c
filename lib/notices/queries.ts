import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { NOTICE_EVENTS, type NoticeEvent } from '@/lib/deliveries/worded-schema'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { GROUPS_MOST } from './schema'

/** An event with those who are told of it. */
export interface EventRow {
  event: NoticeEvent
  roles: StaffRole[]
  groups: { id: string; name: string }[]
}

export interface GroupRow {
  id: string
  name: string
  channel: 'email' | 'whatsapp'
  to: string
  city: string | null
  active: boolean
  /** Of how many events it is told. */
  events: number
}

/** Every event with who is told of it, and all groups by name. */
export const listNotices = (actor: StaffActor): Promise<{ events: EventRow[]; groups: GroupRow[] }> =>
  inStaff(actor, async (tx) => {
    const groups = await tx.noticeGroup.findMany({ orderBy: { name: 'asc' }, take: GROUPS_MOST, include: { _count: { select: { noticeRules: true } } } })
    const rules = await tx.noticeRule.findMany({ orderBy: [{ staffRole: 'asc' }, { group: { name: 'asc' } }], include: { group: { select: { id: true, name: true } } } })
    return {
      events: NOTICE_EVENTS.map((event) => {
        const own = rules.filter((rule) => rule.event === event)
        return { event, roles: own.flatMap(({ staffRole }) => staffRole ?? []), groups: own.flatMap(({ group }) => group ?? []) }
      }),
      groups: groups.map(({ _count, channel, ...group }) => ({ ...group, channel: channel === 'email' ? 'email' : 'whatsapp', events: _count.noticeRules })),
    }
  })
