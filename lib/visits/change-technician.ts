import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { ChangeTechnician } from './schema'

/**
 * What a technician can do and how much: visits a day, skills, where the day begins. Visits that are booked already stay,
 * also where there are more of them than now fit. The wrapper has checked `technicians:manage`.
 *
 * @throws NOT_FOUND
 */
export const changeTechnician = (actor: StaffActor, { user_id: userId, daily_capacity: dailyCapacity, skills, latitude, longitude }: ChangeTechnician): Promise<void> =>
  inStaff(actor, async (tx) => {
    // Held, so that what was before is what this change replaces, and a booking counts against one capacity.
    const [held] = await tx.$queryRaw<{ id: string }[]>`SELECT user_id AS id FROM technicians WHERE user_id = ${userId}::uuid FOR NO KEY UPDATE`
    if (!held) throw notFound('This technician')
    const before = await tx.technician.findUniqueOrThrow({ where: { userId }, select: { dailyCapacity: true, skills: true, latitude: true, longitude: true } })
    const after = { dailyCapacity, skills, latitude, longitude }
    if (JSON.stringify(before) === JSON.stringify(after)) return
    await tx.technician.update({ where: { userId }, data: after })
    await record(tx, actor, 'technician.changed', { type: 'technician', id: userId, accountId: null }, { before, after })
  })
