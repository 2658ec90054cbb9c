import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { tell } from '@/lib/registrations/tell'
import type { Booking } from '@/lib/visits/book'
import type { LockedInstallation } from './move-installation'

/** Tells the customer that a visit is off which has no new time. Nobody waits for one that is over. */
export async function tellWithdrawn(tx: Tx, { registrationId }: LockedInstallation, visit: Booking | null): Promise<void> {
  if (registrationId && visit && visit.endsAt > now()) await tell(tx, 'visit_withdrawn', registrationId, visit)
}
