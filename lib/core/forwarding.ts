// How long an address that was left leads on. For how long nobody else gets it is the database's to say (kept_until).
import { DAY } from './clock'

const FORWARDS_DAYS = 90

/** The moment from which an address that was left says that it is gone (PROV-6). */
export const forwardsUntil = (releasedAt: Date): Date => new Date(releasedAt.getTime() + FORWARDS_DAYS * DAY)
