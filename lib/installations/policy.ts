// Pure rules of installations, tested without a database. Browser-safe.
import type { InstallationStatus } from '@/lib/generated/prisma/enums'
import { can, staffPermissions, type Able, type StaffPermission } from '@/lib/auth/permissions'

/** One move that exists, and what it asks for. */
export interface InstallationMoveRule {
  from: InstallationStatus
  to: InstallationStatus
  permission: string
  reasonRequired: boolean
}

const isStaffPermission = (text: string): text is StaffPermission => staffPermissions.some((known) => known === text)

/** Does the actor's role allow this move? A permission that the code does not know allows nobody. */
export const mayMove = (actor: Able, { permission }: InstallationMoveRule): boolean => isStaffPermission(permission) && can(actor, permission)

/**
 * Whose job is it to work on? A technician works on what is assigned to them; a colleague who may also assign jobs steps
 * in anywhere.
 */
export const mayWorkOn = (actor: Able & { userId: string }, job: { technicianId: string | null }): boolean =>
  can(actor, 'installations:work') && (can(actor, 'installations:assign') || job.technicianId === actor.userId)

/** States in which a job still waits to be done, so that its clock runs. */
export const UNDER_WAY: readonly InstallationStatus[] = ['open', 'assigned', 'in_progress']

/** How a job stands against its clock. */
export type DueState = 'ok' | 'soon' | 'late'

/**
 * Is the job late, or soon to be? A paused job, a failed one and one that has ended are neither (T1-24): somebody else has
 * to act before we can.
 */
export function dueState(job: { status: InstallationStatus; pausedAt: Date | null; dueSoonAt: Date | null; dueAt: Date | null }, at: Date): DueState {
  if (!UNDER_WAY.includes(job.status) || job.pausedAt || !job.dueAt || !job.dueSoonAt) return 'ok'
  if (job.dueAt <= at) return 'late'
  return job.dueSoonAt <= at ? 'soon' : 'ok'
}

/** What is known of a technician for one window. */
export interface Candidate {
  /** Nothing stands in the window: no visit, no absence. */
  free: boolean
  /** Visits of that day, and how many the technician can make. */
  booked: number
  capacity: number
  skills: readonly string[]
  position: { latitude: number; longitude: number } | null
}

/** A recommendation with its parts; together at most 100. */
export interface Score {
  free: number
  capacity: number
  skill: number
  distance: number
  total: number
}

/** From here on a technician is not near any more. */
const FAR_KM = 30

const round = (value: number): number => Math.round(value)

/**
 * How well a technician suits a job, 0 to 100: free in the window 40, spare capacity that day up to 30, the skill it asks
 * for 20 (a job that asks for none suits everybody), nearness up to 10. Where a position is unknown nearness counts half.
 */
export function scoreOf(technician: Candidate, job: { skill: string | null; position: { latitude: number; longitude: number } | null }): Score {
  const spare = Math.max(0, technician.capacity - technician.booked)
  const apart = technician.position && job.position ? distanceKm(technician.position, job.position) : null
  const parts = {
    free: technician.free && spare > 0 ? 40 : 0,
    capacity: technician.capacity > 0 ? round((30 * spare) / technician.capacity) : 0,
    skill: job.skill === null || technician.skills.includes(job.skill) ? 20 : 0,
    distance: apart === null ? 5 : round(10 * Math.max(0, 1 - apart / FAR_KM)),
  }
  return { ...parts, total: parts.free + parts.capacity + parts.skill + parts.distance }
}

const EARTH_KM = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The distance between two places as the crow flies, in kilometres (haversine). */
export function distanceKm(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const [north, east] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2]
  const h = Math.sin(north) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
