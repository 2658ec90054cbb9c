/** Words of the way to a larger plan: the offer where a limit is met, the plans to choose from, the change itself. */
import { plans } from './plans'

/** What a plan counts and can run out of. */
export type Counted = 'sites' | 'sectors' | 'seats'

const included: Record<Counted, (limit: number) => string> = { sites: plans.sites, sectors: plans.sectors, seats: plans.seats }
const none: Record<Counted, string> = { sites: 'Your plan has no sites', sectors: 'Your plan has no sectors', seats: 'Your plan has no further people' }

const list = new Intl.ListFormat('en')

/** "5 sites, 7 are in use": one limit that is smaller than what is in use. */
const overLine = ({ what, limit, used }: { what: Counted; limit: number; used: number }) =>
  `${included[what](limit)}, ${used} ${used === 1 ? 'is' : 'are'} in use${what === 'sectors' ? ' on one site' : ''}`

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
  overLine,
  /** Why a plan can't be chosen. */
  reasons: {
    current: 'This is your plan now.',
    installation: 'It begins with an application and a visit.',
    currency: 'It is billed in another currency than your plan.',
    cheaper: 'It does not cost more than your plan. Only larger plans can be chosen here; write to us for this one.',
  },
  refused: {
    usage: (plan: string, over: readonly { what: Counted; limit: number; used: number }[]) => `${plan} holds less than you use: ${list.format(over.map(overLine))}`,
    payFirst: 'Pay the open invoice of your plan first. Then it can be changed',
    requested: (plan: string) => `A change to ${plan} is requested already. Withdraw it first`,
    changed: (plan: string) => `The price or the limits of ${plan} have just changed. Look at them once more; nothing was requested`,
    decided: { applied: 'This change is carried out already', withdrawn: 'This change is withdrawn already' },
  },
  form: {
    noPlan: 'There is no such plan',
    needsBilling: 'Say who is billed',
    needsMethod: 'Choose how to pay',
    methodNotOffered: 'This way to pay is not offered in the billing country',
  },
} as const
