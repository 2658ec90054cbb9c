import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { campaignOf, firstTouch } from '@/lib/preferences/campaign'
import { keepCampaign, withoutCampaign } from './campaign.ts'

/** The cookie that an answer to this request would set. */
function kept(url: string, { headers = {}, method = 'GET', isHttps = false }: { headers?: Record<string, string>; method?: string; isHttps?: boolean } = {}): string | undefined {
  let set: string | undefined
  const res = { appendHeader: (_: string, value: string) => (set = value) }
  keepCampaign({ method, url, headers }, res as never, { isHttps })
  return set
}
/** What a page reads out of such a cookie: browsers send it back as it is, Next decodes it. */
const read = (cookie: string | undefined) => campaignOf(new URLSearchParams(decodeURIComponent(/^gatehouse\.campaign=([^;]*)/u.exec(cookie ?? '')?.[1] ?? '')))

test.each(['/', '/pricing', '/apply', '/signup'])('the words of the link that led to %s are kept, and nothing that tells browsers apart', (path) => {
  const cookie = kept(`${path}?utm_source=flyer&utm_medium=print%20A5&utm_campaign=100%25%3B%20off%26more&ref=Ani+%C3%BC&session=canary`)
  expect(read(cookie)).toEqual({ utm_source: 'flyer', utm_medium: 'print A5', utm_campaign: '100%; off&more', ref: 'Ani ü' })
  expect(cookie).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/u)
  expect(cookie).not.toContain('canary')
  expect(kept(`${path}?utm_source=flyer`, { isHttps: true })).toMatch(/; Secure$/u)
})

test('a stranger’s words are cut short, and end no header', () => {
  const cookie = kept(`/?utm_source=${'x'.repeat(500)}&ref=a%0D%0ASet-Cookie:%20b=1;%20c`)
  expect(cookie).not.toMatch(/[\r\n]/u)
  expect(read(cookie)).toEqual({ utm_source: 'x'.repeat(60), ref: 'aSet-Cookie: b=1; c' })
})

test('nothing is kept without words, elsewhere, of a second link, of somebody signed in, or where the browser asks for privacy', () => {
  for (const url of ['/', '/?', '/?utm_source=', '/?x=1', '/login?utm_source=flyer', '/acme?ref=ani']) expect(kept(url), url).toBeUndefined()
  expect(kept('/?utm_source=flyer', { method: 'POST' })).toBeUndefined()
  for (const [name, value] of [['cookie', 'gatehouse.campaign=utm_source%3Dfirst'], ['cookie', `${SESSION_COOKIE}=x`], ['sec-gpc', '1'], ['dnt', '1']] as const) {
    expect(kept('/?utm_source=flyer', { headers: { [name]: value } }), `${name}: ${value}`).toBeUndefined()
  }
})

test('an address without what only tells where its reader came from', () => {
  expect(withoutCampaign('/')).toBe('/')
  expect(withoutCampaign('/pricing?utm_source=a&utm_id=7&gclid=b&ref=c')).toBe('/pricing')
  expect(withoutCampaign('/?utm_source=a&plan=gold&&x')).toBe('/?plan=gold&x')
})

test('the first campaign counts as a whole; a referral counts whenever it comes first', () => {
  expect(firstTouch(undefined, undefined)).toEqual({})
  expect(firstTouch({ utm_source: 'flyer' }, { utm_source: 'mail', utm_campaign: 'later', ref: 'ani' })).toEqual({ utm_source: 'flyer', ref: 'ani' })
  expect(firstTouch({ ref: 'ani' }, { utm_source: 'mail', ref: 'bo' })).toEqual({ utm_source: 'mail', ref: 'ani' })
  expect(firstTouch(undefined, { utm_source: 'mail' })).toEqual({ utm_source: 'mail' })
})
