// The plans that a new installation starts with. A changed price or limit here becomes a new version of the plan
// at the next seed; what a customer bought stays as it was. Order is the order on screen.
import type { CatalogueLimits, CataloguePlan } from './types'

const monthly = (currency: string, amountMinor: number) => ({ amountMinor, currency, interval: 'month' }) as const

// An internet line has no site to run; two people of a household may look after it.
const HOUSEHOLD: CatalogueLimits = { sites: 0, seats: 2, sectorsPerSite: 0, openQuotes: 1 }

const ONLINE: CataloguePlan[] = [
  {
    slug: 'free',
    family: 'online',
    name: 'Free',
    description: 'One site, to see whether it is for you. No payment, no end date.',
    price: { amountMinor: 0, currency: 'USD', interval: 'none' },
    includedCredits: 1_000,
    creditGrant: 'once',
    limits: { sites: 1, seats: 1, sectorsPerSite: 1, openQuotes: null },
  },
  {
    slug: 'starter',
    family: 'online',
    name: 'Starter',
    description: 'Two sites and a colleague, with new credits every month.',
    price: monthly('USD', 10_000),
    includedCredits: 1_000,
    limits: { sites: 2, seats: 2, sectorsPerSite: 3, openQuotes: null },
  },
  {
    slug: 'growth',
    family: 'online',
    name: 'Growth',
    description: 'For a small team that runs several sites.',
    price: monthly('USD', 20_000),
    includedCredits: 2_000,
    limits: { sites: 5, seats: 3, sectorsPerSite: 5, openQuotes: null },
  },
  {
    slug: 'scale',
    family: 'online',
    name: 'Scale',
    description: 'For agencies that run the sites of many customers.',
    price: monthly('USD', 50_000),
    includedCredits: 5_000,
    limits: { sites: 99, seats: 5, sectorsPerSite: 10, openQuotes: null },
  },
]

const INSTALLED: CataloguePlan[] = [
  {
    slug: 'home-bronze',
    family: 'installed',
    name: 'Home Bronze',
    description: 'Fibre at home, 30 Mbit/s in both directions.',
    price: monthly('IDR', 14_990_000),
    setupFeeMinor: 10_000_000,
    limits: HOUSEHOLD,
    needsSurvey: true,
  },
  {
    slug: 'home-silver',
    family: 'installed',
    name: 'Home Silver',
    description: 'Fibre at home, 50 Mbit/s in both directions.',
    price: monthly('IDR', 19_990_000),
    setupFeeMinor: 10_000_000,
    limits: HOUSEHOLD,
    needsSurvey: true,
  },
  {
    slug: 'home-gold',
    family: 'installed',
    name: 'Home Gold',
    description: 'Fibre at home, 75 Mbit/s in both directions.',
    price: monthly('IDR', 24_990_000),
    setupFeeMinor: 15_000_000,
    limits: HOUSEHOLD,
    needsSurvey: true,
  },
  {
    slug: 'home-platinum',
    family: 'installed',
    name: 'Home Platinum',
    description: 'Fibre at home, 100 Mbit/s in both directions.',
    price: monthly('IDR', 28_990_000),
    setupFeeMinor: 15_000_000,
    limits: HOUSEHOLD,
    needsSurvey: true,
  },
]

const CHAT: CataloguePlan[] = [
  {
    slug: 'guest',
    family: 'chat',
    name: 'Guest',
    description: 'What everyone has who has not chosen a plan: one open quote at a time, for 30 days.',
    price: { amountMinor: 0, currency: 'UGX', interval: 'none' },
    limits: { sites: 0, seats: 1, sectorsPerSite: 0, openQuotes: 1 },
    serviceFeePercent: 15,
    durationDays: 30,
    hidden: true,
  },
  {
    slug: 'standard',
    family: 'chat',
    name: 'Standard',
    description: 'Order over chat with a lower fee and cheaper shipping.',
    price: monthly('UGX', 29_900),
    limits: { sites: 0, seats: 1, sectorsPerSite: 0, openQuotes: 10 },
    serviceFeePercent: 9,
    shippingDiscountPercent: 3,
  },
  {
    slug: 'plus',
    family: 'chat',
    name: 'Plus',
    description: 'Order over chat as often as you like, with the lowest fee.',
    price: monthly('UGX', 89_900),
    limits: { sites: 0, seats: 2, sectorsPerSite: 0, openQuotes: null },
    serviceFeePercent: 4,
    shippingDiscountPercent: 5,
  },
]

// What the operator's own account is on.
const HOUSE: CataloguePlan = {
  slug: 'house',
  family: 'online',
  name: 'House',
  description: 'The account of the business that runs Gatehouse.',
  price: { amountMinor: 0, currency: 'USD', interval: 'none' },
  limits: { sites: null, seats: null, sectorsPerSite: null, openQuotes: null },
  hidden: true,
}

export const PLANS: readonly CataloguePlan[] = [...ONLINE, ...INSTALLED, ...CHAT, HOUSE]
