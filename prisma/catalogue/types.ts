// The shapes of the catalogue files. They hold what a new installation starts with; the database holds the truth.

/** Limits of a plan. Null is unlimited, 0 is none. */
export interface CatalogueLimits {
  sites: number | null
  seats: number | null
  sectorsPerSite: number | null
  openQuotes: number | null
}

export interface CataloguePlan {
  /** Never changes: signups, links and invoices name it. */
  slug: string
  family: 'online' | 'installed' | 'chat'
  name: string
  description: string
  /** Minor units by ISO 4217: 10 000 is USD 100.00, and UGX 10 000. */
  price: { amountMinor: number; currency: string; interval: 'none' | 'month' | 'year' }
  /** Paid once, with the first invoice. Minor units of the price's currency. */
  setupFeeMinor?: number
  includedCredits?: number
  /** Whether the credits come once, at the start, or with every paid period. */
  creditGrant?: 'once' | 'period'
  limits: CatalogueLimits
  serviceFeePercent?: number
  shippingDiscountPercent?: number
  /** The subscription ends by itself after so many days. Absent: it goes on. */
  durationDays?: number
  /** Given, never chosen: not listed, and refused at signup. */
  hidden?: boolean
  /** Needs a visit to the place before it can be approved. */
  needsSurvey?: boolean
}

export interface CatalogueIndustry {
  slug: string
  name: string
  /** Slug and name of each sector. The slug never changes; the name may. */
  sectors: readonly (readonly [slug: string, name: string])[]
}

export interface CataloguePaymentMethod {
  slug: string
  name: string
  /** What the payer has to do, in a sentence or two. */
  instructions: string
  /** ISO 3166-1 alpha-2. Absent: everywhere. */
  countries?: readonly string[]
  active: boolean
}
