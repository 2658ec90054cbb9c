import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { readStageTargets } from './calendar'
import { ORGANISATION } from './change-organisation'
import { inLists } from './ordered-list'
import type { stageTargetsBody } from './schema'

/**
 * How long each stage may take, as a whole: a stage that is not in it has no clock. Counts for registrations that enter
 * a stage from now on; those that are in it keep their due time, which was set when they entered (PIPE-11).
 */
export const setStageTargets = (actor: StaffActor, wanted: z.output<typeof stageTargetsBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const before = Object.fromEntries(await readStageTargets(tx))
    const after = Object.fromEntries(wanted)
    await tx.stageTarget.deleteMany()
    await tx.stageTarget.createMany({ data: [...wanted].map(([status, target]) => ({ status, ...target })) })
    if (JSON.stringify(inOrder(before)) !== JSON.stringify(inOrder(after))) await record(tx, actor, 'organisation.targets_changed', ORGANISATION, { before, after })
  })

const inOrder = (targets: Record<string, { targetMinutes: number; warningMinutes: number }>) =>
  Object.keys(targets).toSorted().map((stage) => [stage, targets[stage]?.targetMinutes, targets[stage]?.warningMinutes])
