// A plan as the rest of the house sees it. Browser-safe: types and pure rules only.

/** What a stranger may know of a plan: its catalogue entry with the current version. */
export interface PublicPlan {
  slug: string
  name: string
  family: 'online' | 'installed' | 'chat'
  description: string
  /** Minor units by ISO 4217. The interval is `none` for a plan that costs nothing. */
  price: { amountMinor: number; currency: string; interval: 'none' | 'month' | 'year' }
  /** Once, with the first invoice; in the price's currency. */
  setupFeeMinor: number | null
  includedCredits: number
  creditGrant: 'once' | 'period'
  /** Null is unlimited, 0 is none. */
  limits: { sites: number | null; seats: number | null; sectorsPerSite: number | null; openQuotes: number | null }
  serviceFeePercent: number
  shippingDiscountPercent: number
  /** The subscription ends by itself after so many days. */
  durationDays: number | null
  /** `installed` begins with an application and a visit, `instant` with a signup. */
  onboarding: 'instant' | 'installed'
}

/** The same plan with what provisioning needs to know. */
export interface SignupPlan extends PublicPlan {
  planId: string
  planVersionId: string
  needsSurvey: boolean
}

/** True when the account has to pay before it can work. */
export const isPaid = (plan: Pick<PublicPlan, 'price' | 'setupFeeMinor'>): boolean =>
  plan.price.amountMinor > 0 || (plan.setupFeeMinor ?? 0) > 0
