import 'server-only'
import { cookies } from 'next/headers'
import { CAMPAIGN_COOKIE, campaignOf, type Campaign } from './campaign'

/** What this browser brought with it when it first came; undefined where it brought nothing, or wants nothing kept. */
export async function keptCampaign(): Promise<Campaign | undefined> {
  return campaignOf(new URLSearchParams((await cookies()).get(CAMPAIGN_COOKIE)?.value))
}

/** Forgets it: what it was kept for is made. */
export async function forgetCampaign(): Promise<void> {
  const jar = await cookies()
  if (jar.get(CAMPAIGN_COOKIE)) jar.set(CAMPAIGN_COOKIE, '', { path: '/', maxAge: 0 })
}
