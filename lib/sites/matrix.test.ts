import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ActionError } from '@/lib/auth/action'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { newId } from '@/lib/core/ids'
import { answerTo, keepSites, PEOPLE, siteCallers, TARGETS, type Caller, type Kind } from '@/lib/testing/site-callers'
import { changeAccessForm } from './access-actions'
import { addSectorsForm, archiveSiteForm, changeIndustryForm, changeSectorForm, restoreSiteForm, updateSiteForm } from './actions'
import { connectIntegrationForm, removeIntegrationForm, testIntegrationForm, updateIntegrationForm } from './integrations/actions'
import { requestProofForm } from './proof/actions'
import { createSiteOfDraft, sendSiteStep, startOver } from './draft-actions'
import { renameSiteForm } from './rename-actions'

// Every action of sites × everybody who may press × whose site it is (ASVS 8.4.1, T3-06). A new action without a row fails.

const request = { cookie: '', headers: new Headers({ 'sec-fetch-site': 'same-origin' }) }
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: name === SESSION_COOKIE ? readCookie(new Headers({ cookie: request.cookie }), name) : undefined }) }),
}))

let world: Awaited<ReturnType<typeof siteCallers>>
let putBack: () => Promise<void>
beforeAll(async () => {
  world = await siteCallers()
  putBack = await keepSites()
})

type Answer = { error?: ActionError } | void
/** Presses the button: `account` is the address of the caller's account, `colleague` a member of it. */
type Press = (account: string, id: string, colleague: string) => Promise<Answer>

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

/** Actions on one site. `ok` where whoever may is told something else than that it was done. */
const ROWS: Record<string, { kind: Kind; ok?: string; press: Press }> = {
  'updateSiteForm name': { kind: 'work', press: (account, id) => updateSiteForm(account, {}, form({ id, name: 'Renamed' })) },
  'updateSiteForm domain': { kind: 'work', press: (account, id) => updateSiteForm(account, {}, form({ id, domain: `${newId()}.example` })) },
  archiveSiteForm: { kind: 'manage', press: (account, id) => archiveSiteForm(account, {}, form({ id })) },
  restoreSiteForm: { kind: 'manage', press: (account, id) => restoreSiteForm(account, {}, form({ id })) },
  addSectorsForm: { kind: 'work', press: (account, id) => addSectorsForm(account, {}, form({ id, sectors: 'mobile-apps' })) },
  // The site has sectors, and nobody said that they may go.
  changeIndustryForm: { kind: 'work', ok: 'CONFLICT', press: (account, id) => changeIndustryForm(account, {}, form({ id, industry: 'health-and-wellness' })) },
  'changeSectorForm away': { kind: 'work', press: (account, id) => changeSectorForm(account, {}, form({ id, sector: 'web-development' })) },
  'changeSectorForm back': { kind: 'work', press: (account, id) => changeSectorForm(account, {}, form({ id, sector: 'mobile-apps', name: 'Apps', undo: 'yes' })) },
  renameSiteForm: { kind: 'work', press: (account, id) => renameSiteForm(account, {}, form({ id, slug: `s-${newId()}` })) },
  requestProofForm: { kind: 'work', press: (account, id) => requestProofForm(account, {}, form({ id, method: 'dns' })) },
  connectIntegrationForm: { kind: 'work', press: (account, id) => connectIntegrationForm(account, {}, form({ id, platform: 'custom', address: `https://${newId()}.example`, secret: 'secret' })) },
  // No integration has this id.
  updateIntegrationForm: { kind: 'work', ok: 'NOT_FOUND', press: (account, id) => updateIntegrationForm(account, {}, form({ id, integration: newId(), address: 'https://api.acme.example' })) },
  testIntegrationForm: { kind: 'work', ok: 'NOT_FOUND', press: (account, id) => testIntegrationForm(account, {}, form({ id, integration: newId() })) },
  removeIntegrationForm: { kind: 'work', ok: 'NOT_FOUND', press: (account, id) => removeIntegrationForm(account, {}, form({ id, integration: newId() })) },
  'changeAccessForm give': { kind: 'manage', press: (account, id, people) => changeAccessForm(account, {}, form({ sites: id, people, do: 'give' })) },
  'changeAccessForm take': { kind: 'manage', press: (account, id, people) => changeAccessForm(account, {}, form({ sites: id, people, do: 'take' })) },
}

type Person = (typeof PEOPLE)[number]

/** Actions that name no site: what each caller is told. */
const ALL: Record<string, { press: (account: string) => Promise<Answer>; answers: Record<Person, string> }> = {
  sendSiteStep: {
    press: (account) => sendSiteStep(account, 'name', {}, form({ name: 'New', domain: 'new.example' })),
    answers: { anonymous: 'UNAUTHENTICATED', staff: 'NOT_FOUND', viewer: 'FORBIDDEN', stranger: 'ok', editor: 'ok', admin: 'ok', owner: 'ok' },
  },
  // Whoever may has no draft with this key.
  createSiteOfDraft: {
    press: (account) => createSiteOfDraft(account, {}, form({ key: newId(), seen: '' })),
    answers: { anonymous: 'UNAUTHENTICATED', staff: 'NOT_FOUND', viewer: 'FORBIDDEN', stranger: 'ok', editor: 'ok', admin: 'ok', owner: 'ok' },
  },
  // Leads to the wizard's first step either way; what it throws away is only ever the caller's own.
  startOver: { press: startOver, answers: { anonymous: 'ok', staff: 'ok', viewer: 'ok', stranger: 'ok', editor: 'ok', admin: 'ok', owner: 'ok' } },
}

/** What came back: `ok`, or the code; and what was said. */
async function told(press: () => Promise<Answer>): Promise<{ code: string; said: string }> {
  try {
    const answer = await press()
    return answer?.error ? { code: answer.error.code, said: answer.error.message } : { code: 'ok', said: '' }
  } catch (error) {
    // Next's way to go on to another page, which follows what was carried out.
    if (error instanceof Error && error.message === 'NEXT_REDIRECT') return { code: 'ok', said: '' }
    throw error
  }
}

const enter = (caller: Caller): void => {
  const holder = world.callers[caller]
  request.cookie = 'cookie' in holder ? holder.cookie : ''
}
const homeOf = (caller: Person): string => (caller === 'stranger' ? world.strangersSlug : world.slug)

test('ASVS 8.4.1: no action of sites is without a row, and no row without its action', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true }).map(String).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  const sources = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).filter((source) => /^['"]use server['"]/m.test(source))
  const actions = sources.flatMap((source) => [...source.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => name ?? ''))
  const rows = [...Object.keys(ROWS), ...Object.keys(ALL)].map((name) => name.split(' ')[0] ?? '')
  expect(actions.toSorted()).toEqual([...new Set(rows)].toSorted())
})

for (const caller of PEOPLE) {
  test(`T3-06: actions on a site for ${caller}`, async () => {
    enter(caller)
    const colleague = caller === 'stranger' ? world.stranger : world.viewer
    const [seen, wanted] = [new Map<string, string>(), new Map<string, string>()]
    for (const [name, { kind, ok = 'ok', press }] of Object.entries(ROWS)) {
      const hidden = new Set<string>()
      for (const target of TARGETS) {
        const { code, said } = await told(() => press(homeOf(caller), world.sites[target], colleague))
        const answer = answerTo(kind, caller, target)
        seen.set(`${name} ${target}`, code)
        wanted.set(`${name} ${target}`, answer === 'ok' ? ok : answer)
        if (answer === 'NOT_FOUND') hidden.add(said)
        if (code === 'ok') await putBack()
      }
      // What is not there and what is not the caller's are the same, to the letter.
      expect(hidden.size, `${name}: ${[...hidden].join(' ')}`).toBeLessThanOrEqual(1)
    }
    expect(seen).toEqual(wanted)
  })

  test(`T3-06: actions without a site for ${caller}`, async () => {
    enter(caller)
    for (const [name, { press, answers }] of Object.entries(ALL)) {
      const { code } = await told(() => press(homeOf(caller)))
      expect({ name, code }).toEqual({ name, code: answers[caller] })
    }
  })
}

test('T3-06: in another account’s address nothing works, whatever site is named', async () => {
  enter('stranger')
  for (const { press } of Object.values(ROWS)) {
    for (const target of TARGETS) expect((await told(() => press(world.slug, world.sites[target], world.stranger))).code).toBe('NOT_FOUND')
  }
})
