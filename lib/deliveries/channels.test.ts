import { expect, test, vi } from 'vitest'
import { sql } from '@/lib/testing/database'
import { channelStates } from './channels'
import { whatsappReason } from './whatsapp-failure'

vi.hoisted(() => {
  process.env.SMTP_URL = 'smtp://mail.example'
  process.env.MAIL_FROM = 'hello@gatehouse.example'
  Object.assign(process.env, { WHATSAPP_ACCESS_TOKEN: 'EAAG-a-token-for-tests', WHATSAPP_PHONE_NUMBER_ID: '106540352242922', WHATSAPP_APP_SECRET: 'app-secret-for-tests', WHATSAPP_VERIFY_TOKEN: 'verify-token-for-tests' })
})

test('e-mail with complete settings is real, and misconfigured with the reason once the worker was refused', async () => {
  expect((await channelStates()).email).toEqual({ state: 'real', reason: expect.stringContaining('not tried') })
  await sql('worker', `INSERT INTO channel_checks (channel, ok, reason) VALUES ('email', false, 'The mail server cannot be reached.')`)
  expect((await channelStates()).email).toEqual({ state: 'misconfigured', reason: 'The mail server cannot be reached.' })
  await sql('worker', `UPDATE channel_checks SET ok = true, reason = NULL`)
  expect((await channelStates()).email).toMatchObject({ state: 'real' })
})

test('WhatsApp with complete settings is real, and misconfigured with what the worker was told', async () => {
  expect((await channelStates()).whatsapp).toEqual({ state: 'real', reason: expect.stringContaining('not tried') })
  await sql('worker', `INSERT INTO channel_checks (channel, ok, reason) VALUES ('whatsapp', false, $1)`, [whatsappReason(190)])
  expect((await channelStates()).whatsapp).toEqual({ state: 'misconfigured', reason: expect.stringContaining('access token') })
  await sql('worker', `UPDATE channel_checks SET ok = true, reason = NULL WHERE channel = 'whatsapp'`)
  expect((await channelStates()).whatsapp).toEqual({ state: 'real', reason: expect.stringContaining('takes our messages') })
})
