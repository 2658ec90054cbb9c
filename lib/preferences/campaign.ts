// The words of a campaign or a referral that stand in a link which leads here: what a browser keeps of them. The web
// server writes, the application and the signup read. Pure.

export const CAMPAIGN_COOKIE = 'gatehouse.campaign'

/** So long a visitor may think it over, in seconds. */
export const CAMPAIGN_LIVES_SECONDS = 30 * 24 * 3600

/** The words that count. */
export const CAMPAIGN_WORDS = ['utm_source', 'utm_medium', 'utm_campaign', 'ref'] as const
export type Campaign = Partial<Record<(typeof CAMPAIGN_WORDS)[number], string>>

const LONGEST = 60

/** The words in a query, or in what was kept; undefined where there are none. A stranger wrote them: no control characters, and not too long. */
export function campaignOf(query: URLSearchParams): Campaign | undefined {
  const words = CAMPAIGN_WORDS.flatMap((name) => {
    const value = (query.get(name) ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST)
    return value === '' ? [] : [[name, value] as const]
  })
  return words.length > 0 ? Object.fromEntries(words) : undefined
}

/** As a cookie's value. */
export const campaignText = (campaign: Campaign): string => encodeURIComponent(new URLSearchParams(campaign).toString())

/** The words of the first visit count: those of a campaign together, a referral by itself. */
export function firstTouch(kept: Campaign | undefined, now: Campaign | undefined): Campaign {
  const { ref = now?.ref, ...campaign } = kept ?? {}
  const { ref: _, ...newer } = now ?? {}
  return { ...(Object.keys(campaign).length > 0 ? campaign : newer), ...(ref !== undefined && { ref }) }
}
