import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { notices as words } from '@/lib/messages/en/notices'
import type { setRulesBody } from './schema'

/**
 * Says who is told of an event from now on: these roles and groups, and nobody else.
 *
 * @throws CONFLICT when a group is gone.
 */
export const setRules = (actor: StaffActor, { event, role: roles, group: groups }: z.output<typeof setRulesBody>): Promise<void> =>
  inStaff(actor, async (tx) => {
    await tx.$executeRaw`DELETE FROM notice_rules WHERE event = ${event}
      AND NOT (coalesce(staff_role = ANY(${roles}::staff_role[]), false) OR coalesce(group_id = ANY(${groups}::uuid[]), false))`
    await tx.$executeRaw`INSERT INTO notice_rules (event, staff_role) SELECT ${event}, unnest(${roles}::staff_role[]) ON CONFLICT DO NOTHING`
    await tx.$executeRaw`INSERT INTO notice_rules (event, group_id) SELECT ${event}, unnest(${groups}::uuid[]) ON CONFLICT DO NOTHING`.catch(
      refusedBy({ notice_rules_group_id_fkey: () => conflict(words.errors.gone) }),
    )
    await record(tx, actor, 'notice_rules.changed', { type: 'notice_rules', id: null, accountId: null }, { event, roles, groups })
  })
