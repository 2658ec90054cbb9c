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
  room: {
    title: 'Plans',
    back: 'Billing',
    state: (plan: string, price: string) => `You are on ${plan}${price ? `, ${price}` : ''}.`,
    yours: 'In use now',
    sites: 'Sites',
    seats: 'People',
    sectors: 'Sectors of your fullest site',
    perSite: 'Sectors per site',
    choose: 'Choose a plan',
    chooseHint: 'Nothing is charged before you have seen what happens and what it costs.',
    change: (plan: string) => `Change to ${plan}`,
    more: { sites: 'Room for more sites', sectors: 'Room for more sectors', seats: 'Room for more people' },
    over: 'It holds less than you use:',
    others: 'Other plans',
    othersHint: 'What keeps you from changing to them here.',
    columns: { plan: 'Plan', price: 'Price', why: 'Why not' },
    largest: 'There is no larger plan to choose',
    largestText: 'If you need more than yours holds, write to us.',
    onlyPayers: 'An owner or admin of this account can change the plan.',
    notActive: 'The plan can’t be changed at the moment',
    payFirstAction: 'Pay',
    requested: (plan: string) => `A change to ${plan} is requested`,
    requestedText: 'To choose another plan, withdraw it first.',
    requestedAction: 'See the request',
  },
  review: {
    title: (plan: string) => `Change to ${plan}`,
    state: 'Look at what happens, then request the change.',
    back: 'Plans',
    happens: 'What happens',
    now: 'Now',
    nowText: (amount: string, days: number) => `You get an invoice of ${amount}, to be paid within ${days} days. Nothing else changes yet.`,
    paid: 'When the payment is confirmed',
    paidText: (plan: string, from: string) => `${plan} begins that day with its full period, and ${from} ends.`,
    rest: 'What is left of the running period is not credited. That period would end on',
    creditsText: (credits: string) => `${credits} credits are added. The ones you have stay.`,
    keep: 'Your sites, sectors, people and data stay as they are.',
    undo: 'If you change your mind',
    undoText: 'You can withdraw the request as long as the invoice is unpaid.',
    get: 'What you get',
    credits: 'Credits',
    each: (credits: string, per: string) => `${credits} ${per}`.trim(),
    before: (now: string) => `now ${now}`,
    unlimited: 'Any number',
    costs: 'What it costs',
    invoice: 'This invoice',
    price: 'Price',
    billedTo: 'Billed to',
    edit: 'Change',
    who: 'Who is billed',
    whoHint: 'It stands on this invoice and on those that follow.',
    send: 'Request change and get the invoice',
    sending: 'Requesting the change',
  },
  requested: {
    title: (plan: string) => `Change to ${plan}`,
    text: (plan: string) => `${plan} begins as soon as this invoice is paid. Until then everything stays as it is.`,
    invoice: 'Invoice',
    amount: 'Amount',
    at: 'Requested',
    withdraw: 'Withdraw request',
    withdrawText: 'The invoice becomes void; its number stays in your list.',
    announced: 'You said that you have paid. Finance is checking it, so the request can’t be withdrawn now.',
  },
  due: (plan: string) => `With it your plan changes to ${plan}.`,
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
