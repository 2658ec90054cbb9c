import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { readOrganisation } from '@/lib/organisation/calendar'
import { countMatches, readTallies, type StatusCounts } from './count-registrations'
import { filterSql } from './filter-sql'
import { listRegistrations } from './list-registrations'
import { readMoves } from './moves'
import { stagesToDo } from './policy'
import type { RegistrationFilter } from './schema'
import type { RegistrationRow } from './select-registrations'

/** Registrations that wait, and the query of the list that shows all of them. */
interface Waiting {
  rows: RegistrationRow[]
  /** Null when they are too many to count. */
  total: number | null
  query: Record<string, string>
}

/** What waits for one colleague at the desk. */
export interface Todo {
  /** The stages from which this colleague may move a registration on. */
  stages: readonly RegistrationStatus[]
  own: Waiting
  nobodys: Waiting
  /** All registrations by stage, whoever has them. */
  counts: StatusCounts
  /** Late in any of those stages; null when they are too many to count. */
  late: number | null
}

const SHOWN = 6

/**
 * What a colleague may move on now: their own registrations and those without an owner, the most urgent first.
 * Costs the same however many registrations there are.
 *
 * @returns null for roles that move none on at a desk, such as technicians
 */
export async function readTodo(actor: StaffActor): Promise<Todo | null> {
  const stages = stagesToDo(await readMoves(), actor)
  if (stages.length === 0) return null
  const waiting = async (assignee: string): Promise<Waiting> => {
    const { rows, total } = await listRegistrations(actor, { status: [...stages], assignee, sort: 'due', limit: SHOWN })
    return { rows, total, query: { status: stages.join(','), assignee, sort: 'due' } }
  }
  const [own, nobodys, everybodys] = await Promise.all([waiting(actor.userId), waiting('none'), readCounts(actor, stages)])
  return { stages, own, nobodys, ...everybodys }
}

const readCounts = (actor: StaffActor, stages: readonly RegistrationStatus[]): Promise<Pick<Todo, 'counts' | 'late'>> =>
  inStaff(actor, async (tx) => {
    const late: RegistrationFilter = { status: [...stages], late: '1' }
    return { counts: await readTallies(tx), late: await countMatches(tx, late, filterSql(late, await readOrganisation(tx))) }
  })
