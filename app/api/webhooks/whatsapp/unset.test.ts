import { expect, test } from 'vitest'
import { call } from '@/lib/testing/requests'
import { signatureOf } from '@/lib/whatsapp/signature'
import { GET, POST } from './route'

test('T4-01: where WhatsApp is not set up there is nothing at its address', async () => {
  expect((await call(GET, '/api/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1&hub.verify_token=')).status).toBe(404)
  for (const secret of ['', 'undefined']) {
    const answer = await call(POST, '/api/webhooks/whatsapp', { method: 'POST', body: '{}', headers: { 'x-hub-signature-256': signatureOf(Buffer.from('{}'), secret) } })
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([404, 'NOT_FOUND'])
  }
})
