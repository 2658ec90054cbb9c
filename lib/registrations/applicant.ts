import type { StaffActor, SystemActor } from '@/lib/core/actor'
import { inStaff, inSystem, type Tx } from '@/lib/core/db'

/** Whoever applied, recognised by the unguessable link of their own application. */
interface ApplicantActor {
  type: 'applicant'
  /** The one registration that the link opens. */
  registrationId: string
  requestId: string
}

/** Who moves registrations: a colleague, whoever applied, or a job of ours. */
export type PipelineActor = StaffActor | ApplicantActor | SystemActor

/** The actor as histories name them. */
export const namedActor = (actor: PipelineActor): { type: 'staff' | 'applicant' | 'system'; id: string | null } => ({
  type: actor.type,
  id: actor.type === 'staff' ? actor.actorId : null,
})

/** One transaction in the context that belongs to the actor. */
export const inPipeline = <T>(actor: PipelineActor, work: (tx: Tx) => Promise<T>): Promise<T> => (actor.type === 'staff' ? inStaff(actor, work) : inSystem(work))
