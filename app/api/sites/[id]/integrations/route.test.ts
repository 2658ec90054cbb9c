import { expect, test } from 'vitest'
import type { RouteHandler } from '@/lib/auth/route'
import { newId } from '@/lib/core/ids'
import { revokeAccess } from '@/lib/sites/revoke-access'
import { everything, sql } from '@/lib/testing/database'
import { access, account, member, site } from '@/lib/testing/factories'
import { accountKey, call, signIn } from '@/lib/testing/requests'
import { DELETE as remove, PATCH as change } from './[integration]/route'
import { POST as testNow } from './[integration]/test/route'
import { GET as list, POST as connect } from './route'

type Sent = NonNullable<Parameters<typeof call>[2]>

async function send(handler: RouteHandler, id: string, sent: Sent, integration?: string) {
  const response = await call(handler, `/api/sites/${id}/integrations${integration ? `/${integration}` : ''}`, { ...sent, params: { id, ...(integration && { integration }) } })
  const text = await response.text()
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), text, body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> }
}
const refused = (status: number, code: string, field?: string) => ({ status, body: { error: { code, ...(field && { fields: { [field]: [expect.any(String)] } }) } } })

test('an integration by API from its making to its removal; the secret goes in and never comes out', async () => {
  const made = await account({ plan: 'growth' })
  const { id } = await site(made)
  const bearer = await accountKey(made, ['sites:read', 'sites:write'])
  const said: string[] = []
  const told = async (...given: Parameters<typeof send>) => {
    const answer = await send(...given)
    said.push(answer.text)
    return answer
  }
  const body = { platform: 'wordpress', address: 'Blog.acme.example/wp-admin', username: 'ada', secret: 'canary one' }

  const made1 = await told(connect, id, { method: 'POST', bearer, body })
  expect(made1).toMatchObject({ status: 201, replayed: null })
  expect(made1.body).toEqual({ id: expect.any(String), platform: 'wordpress', address: 'https://blog.acme.example', username: 'ada', status: 'testing', reason: null, tested_at: null, created_at: expect.any(String) })
  const integration = String(made1.body.id)
  expect(await told(connect, id, { method: 'POST', bearer, body })).toMatchObject(refused(409, 'CONFLICT', 'address'))
  expect(await told(connect, id, { method: 'POST', bearer, body: { ...body, secret: 'canary\ntwo' } })).toMatchObject(refused(400, 'VALIDATION', 'secret'))
  expect(await told(connect, id, { method: 'POST', bearer, body: { ...body, platform: 'canary' } })).toMatchObject(refused(400, 'VALIDATION', 'platform'))

  expect(await told(change, id, { method: 'PATCH', bearer, body: { username: 'eve' } }, integration)).toMatchObject({ status: 200, body: { username: 'eve', address: 'https://blog.acme.example' } })
  expect(await told(change, id, { method: 'PATCH', bearer, body: { address: 'evil.example' } }, integration)).toMatchObject(refused(400, 'VALIDATION', 'secret'))
  expect(await told(change, id, { method: 'PATCH', bearer, body: { username: '' } }, integration)).toMatchObject(refused(400, 'VALIDATION', 'username'))
  expect(await told(change, id, { method: 'PATCH', bearer, body: { platform: 'custom', address: 'new.acme.example', secret: 'canary three' } }, integration)).toMatchObject({ status: 200, body: { platform: 'wordpress', address: 'https://new.acme.example' } })
  expect(await told(testNow, id, { method: 'POST', bearer }, integration)).toMatchObject({ status: 202, body: { status: 'testing' } })
  const all = await told(list, id, { bearer })
  expect(all.body).toMatchObject({ data: [{ id: integration }], next_cursor: null, total: 1 })

  expect(said.join('\n')).not.toMatch(/canary|sealed|v1\./)
  expect(JSON.stringify(await everything())).not.toContain('canary')
  expect(await told(remove, id, { method: 'DELETE', bearer }, integration)).toMatchObject({ status: 204, text: '' })
  expect(await told(remove, id, { method: 'DELETE', bearer }, integration)).toMatchObject(refused(404, 'NOT_FOUND'))
  expect((await told(list, id, { bearer })).body).toEqual({ data: [], next_cursor: null, total: 0 })
  const history = await sql('owner', `SELECT action, data FROM audit_entries WHERE subject_id = $1 AND action LIKE 'site.integration%' ORDER BY created_at, id`, [id])
  expect(history.map(({ action }) => action)).toEqual(['site.integration_connected', 'site.integration_changed', 'site.integration_changed', 'site.integration_removed'])
  expect(history[2]?.data).toMatchObject({ before: { address: 'https://blog.acme.example' }, after: { address: 'https://new.acme.example' }, secret_replaced: true })
})

test('a repeated command connects once, also at the same moment, and tells nobody who may not see the site any more', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  const editor = await member(made, 'editor')
  await access(made, shop, editor)
  const { cookie } = await signIn(editor.userId ?? '')
  const wanted = { method: 'POST', cookie, headers: { 'idempotency-key': newId() }, body: { platform: 'custom', address: 'https://api.acme.example', secret: 'canary' } }
  const answers = await Promise.all([1, 2, 3].map(() => send(connect, shop.id, wanted)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ replayed }) => replayed === 'true')).toHaveLength(2)
  expect(JSON.stringify(await everything())).not.toContain('canary')
  await sql('owner', 'DELETE FROM site_integrations WHERE site_id = $1', [shop.id])
  expect(await send(connect, shop.id, wanted)).toEqual({ ...answers[0], replayed: 'true' })
  await revokeAccess(made.owner, { sites: [shop.id], people: [editor.userId ?? ''] })
  expect(await send(connect, shop.id, wanted)).toMatchObject(refused(404, 'NOT_FOUND'))
})
