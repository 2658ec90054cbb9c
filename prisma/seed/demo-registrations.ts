// The demo's applications, at every stage. Their histories lie in the past, which no use case can write, so they are
// written as rows, under the same constraints as everybody's; no message leaves for what is long over. Those that become
// customers do so through the one door for that.
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { hashRequest, once } from '@/lib/core/once'
import type { RegistrationStatus, StaffRole } from '@/lib/generated/prisma/enums'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { readCalendar, readOrganisation, readStageTargets, stageDue } from '@/lib/organisation/calendar'
import { createStaff } from '@/lib/people/create-staff'
import { hasEnded } from '@/lib/registrations/policy'
import { DEMO_STAFF } from './demo-data'
import { demoHistories, type DemoHistory, type DemoStep } from './demo-history'
import { DEMO_CREW, demoPerson, demoPlan } from './demo-people'
import { SEED, staffMember } from './demo-staff'

interface House {
  agent: string
  supervisor: string
  technicians: string[]
}

/** Writes those applications that are not there yet, and lets some become customers. */
export async function demoRegistrations(): Promise<void> {
  const house: House = { agent: await colleague('agent'), supervisor: await colleague('supervisor'), technicians: [await colleague('technician'), ...(await crew())] }
  const { timeZone } = await inSystem(readOrganisation)
  const agent: StaffActor = { type: 'staff', userId: house.agent, actorId: house.agent, role: 'agent', scopes: null, keyId: null, requestId: SEED.requestId, ip: 'seed' }
  for (const history of demoHistories({ now: now(), zone: timeZone })) {
    const id = await written(history, house)
    if (history.isConverted) await fromRegistration(agent, { id })
  }
}

async function colleague(role: StaffRole): Promise<string> {
  const known = await staffMember(DEMO_STAFF.find((each) => each.role === role)?.email ?? '')
  if (!known) throw new Error(`The demo has no ${role}`)
  return known.userId
}

async function crew(): Promise<string[]> {
  const ids: string[] = []
  for (const each of DEMO_CREW) ids.push((await staffMember(each.email))?.userId ?? (await createStaff(SEED, each)))
  return ids
}

/** The application's id; it is written at the first time, and a repeated seed finds what the first one wrote. */
async function written(history: DemoHistory, house: House): Promise<string> {
  const key = `registration:${history.n}`
  return (await inSystem((tx) => once(tx, { scope: 'seed', key, requestHash: hashRequest(key) }, () => write(tx, history, house)))).result
}

async function write(tx: Tx, history: DemoHistory, house: House): Promise<string> {
  const { n, steps, visit } = history
  const [first] = steps
  const last = steps.at(-1) ?? first
  const id = newId()
  const [calendar, targets] = [await readCalendar(tx), await readStageTargets(tx)]
  await tx.registration.create({
    data: {
      id,
      ...demoPerson(n),
      door: 'staff',
      status: last.to,
      furthest: furthest(steps),
      plan: { connect: { slug: demoPlan(n) } },
      createdAt: first.at,
      enteredAt: last.at,
      phoneVerifiedAt: first.at,
      preferredDate: visit ? new Date(visit.startsAt.toISOString().slice(0, 10)) : null,
      ...(await byHand(tx, n, last, house)),
      ...stageDue(calendar, targets, last.to, last.at),
    },
  })
  await tx.registrationEvent.createMany({ data: steps.map((step, index) => eventOf(id, index, step, steps[index - 1], history, house)) })
  if (visit) await visitRows(tx, id, history, house)
  return id
}

const furthest = (steps: readonly DemoStep[]): RegistrationStatus => steps.findLast(({ to }) => !hasEnded(to))?.to ?? 'pending_verification'

/** Who looks after it, and why it ended. */
async function byHand(tx: Tx, n: number, { to, reason }: DemoStep, { agent, supervisor }: House) {
  const assigneeId = n % 3 === 0 ? null : n % 5 === 0 ? supervisor : agent
  const listed = reason !== undefined && hasEnded(to) ? await tx.reason.findFirst({ where: { text: reason, kind: to === 'rejected' ? 'rejected' : 'cancelled' }, select: { id: true } }) : null
  return { assigneeId, ...(listed && { reason: { connect: { id: listed.id } } }) }
}

function eventOf(registrationId: string, index: number, { to, at, reason }: DemoStep, before: DemoStep | undefined, { visit }: DemoHistory, house: House) {
  const actorId = actorOf(to, visit && house.technicians[visit.technician], house)
  return {
    id: newId(),
    registrationId,
    position: index + 1,
    fromStatus: before?.to ?? null,
    toStatus: to,
    actorType: actorId === null ? ('applicant' as const) : ('staff' as const),
    actorId,
    reason: reason ?? null,
    createdAt: at,
  }
}

/** Who takes which step; applicants apply and cancel. */
function actorOf(to: RegistrationStatus, technician: string | undefined, { agent, supervisor }: House): string | null {
  if (to === 'pending_verification' || to === 'cancelled') return null
  if (to === 'survey_completed') return technician ?? supervisor
  return to === 'approved' || to === 'rejected' ? supervisor : agent
}

async function visitRows(tx: Tx, registrationId: string, { steps, visit }: DemoHistory, { agent, technicians }: House): Promise<void> {
  const technicianId = visit && technicians[visit.technician]
  if (!technicianId) return
  const { startsAt, endsAt, outcome } = visit
  const done = outcome && { outcome, completedAt: endsAt, completedBy: technicianId, note: outcome === 'feasible' ? 'Pole at the corner, 40 m of cable' : 'No pole within reach, the street belongs to the estate' }
  await tx.survey.create({ data: { registrationId, technicianId, startsAt, endsAt, ...done } })
  const booked = steps.find(({ to }) => to === 'survey_scheduled')
  await tx.booking.create({ data: { id: newId(), technicianId, kind: 'survey', startsAt, endsAt, registrationId, createdBy: agent, ...(booked && { createdAt: booked.at }) } })
}
