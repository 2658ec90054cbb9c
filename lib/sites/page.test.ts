import { beforeAll, expect, test, vi } from 'vitest'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { pageNote, type PageNote } from '@/lib/core/page-status'
import { sql } from '@/lib/testing/database'
import { answerTo, PEOPLE, siteCallers, TARGETS, type Caller, type Target } from '@/lib/testing/site-callers'
import { updateSiteForm } from './actions'
import { sitePage } from './page'

// Pages of a site × everybody who may knock × whose site it is (ASVS 8.4.1, T3-06).

const request = { cookie: '', headers: new Headers({ 'sec-fetch-site': 'same-origin' }) }
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))

let world: Awaited<ReturnType<typeof siteCallers>>
beforeAll(async () => {
  world = await siteCallers()
})

const pages = { look: sitePage('sites:read', ({ site }) => site.slug), work: sitePage('sites:update', ({ site }) => site.slug), manage: sitePage('members:manage', ({ site }) => site.slug) }

async function open(kind: keyof typeof pages, caller: Caller, target: Target): Promise<string> {
  const holder = world.callers[caller]
  request.cookie = 'cookie' in holder ? holder.cookie : ''
  const account = caller === 'stranger' ? world.strangersSlug : world.slug
  const note: PageNote = {}
  try {
    const drawn = await pageNote.run(note, () => pages[kind]({ params: Promise.resolve({ account, site: world.slugs[target] }), searchParams: Promise.resolve({}) }))
    if (note.status === 404) return 'NOT_FOUND'
    return drawn === world.slugs[target] ? 'ok' : 'something else'
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest)
    if (digest.startsWith('NEXT_REDIRECT;') && digest.includes('/login')) return 'UNAUTHENTICATED'
    throw error
  }
}

for (const caller of PEOPLE) {
  test(`T3-06: pages of a site for ${caller}`, async () => {
    const [seen, wanted] = [new Map<string, string>(), new Map<string, string>()]
    for (const kind of ['look', 'work', 'manage'] as const) {
      for (const target of TARGETS) {
        seen.set(`${kind} ${target}`, await open(kind, caller, target))
        const answer = answerTo(kind, caller, target)
        // A page that a role may not open does not exist for it either.
        wanted.set(`${kind} ${target}`, answer === 'FORBIDDEN' ? 'NOT_FOUND' : answer)
      }
    }
    expect(seen).toEqual(wanted)
  })
}

test('T3-06, T2-20: access that is taken away ends pages and actions of a session that stays', async () => {
  const rename = async () => {
    const form = new FormData()
    form.append('id', world.sites.open)
    form.append('name', 'Renamed')
    const { error } = await updateSiteForm(world.slug, {}, form).catch(() => ({ error: undefined }))
    return error?.code
  }
  expect([await open('work', 'editor', 'open'), await rename()]).toEqual(['ok', undefined])
  await sql('owner', 'DELETE FROM site_access WHERE site_id = $1', [world.sites.open])
  expect([await open('look', 'editor', 'open'), await rename()]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
})
