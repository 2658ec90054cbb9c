import type { InstallationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import { DAY, now } from '@/lib/core/clock'
import { inAccount, inSystem } from '@/lib/core/db'
import { readOrganisation } from '@/lib/organisation/calendar'

/** What a customer sees of their installation: how it stands and when somebody comes, and nobody's name or notes. */
export interface OwnInstallation {
  number: string
  status: InstallationStatus
  /** When somebody comes; null until that is planned. */
  visit: { startsAt: Date; endsAt: Date } | null
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  completedAt: Date | null
  /** The organisation's zone, in which the visit is meant. */
  zone: string
}

/** A completed installation stays on the home for so long. */
const SHOWN_MS = 14 * DAY

/** The account's newest installation while it matters to its members: until two weeks after it was completed. */
export async function readOwnInstallation(actor: AccountActor): Promise<OwnInstallation | null> {
  const job = await inAccount(actor, (tx) =>
    tx.installation.findFirst({
      where: { accountId: actor.accountId, status: { not: 'cancelled' } },
      orderBy: { createdAt: 'desc' },
      select: { id: true, number: true, status: true, preferredDate: true, preferredSlot: true, completedAt: true },
    }),
  )
  if (!job || (job.completedAt && now().getTime() - job.completedAt.getTime() > SHOWN_MS)) return null
  const { id, preferredDate, ...shown } = job
  // Bookings belong to the house, which alone may read them; this one is for a job of the account, found above.
  return inSystem(async (tx) => ({
    ...shown,
    preferredDate: preferredDate?.toISOString().slice(0, 10) ?? null,
    visit: await tx.booking.findFirst({ where: { installationId: id, releasedAt: null }, select: { startsAt: true, endsAt: true } }),
    zone: (await readOrganisation(tx)).timeZone,
  }))
}
