/** Words of the way to a larger plan: the offer where a limit is met. */
import { plans } from './plans'

/** What a plan counts and can run out of. */
export type Counted = 'sites' | 'sectors' | 'seats'

const included: Record<Counted, (limit: number) => string> = { sites: plans.sites, sectors: plans.sectors, seats: plans.seats }
const none: Record<Counted, string> = { sites: 'Your plan has no sites', sectors: 'Your plan has no sectors', seats: 'Your plan has no further people' }

export const upgrade = {
  offer: {
    title: (what: Counted, limit: number) => (limit === 0 ? none[what] : `Your plan includes ${included[what](limit)}`),
    used: (limit: number, used: number) => {
      if (limit === 0) return 'A larger plan has them.'
      if (used > limit) return `${used} are in use. Everything stays as it is; a larger plan makes room for more.`
      return limit === 1 ? 'It is in use. A larger plan makes room for more.' : `All ${limit} are in use. A larger plan makes room for more.`
    },
    ask: 'An owner or admin of this account can change the plan. Ask one of them.',
    see: 'See plans',
  },
} as const
