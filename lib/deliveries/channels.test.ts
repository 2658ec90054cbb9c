import { expect, test, vi } from 'vitest'
import { sql } from '@/lib/testing/database'
import { channelStates } from './channels'

vi.hoisted(() => {
  process.env.SMTP_URL = 'smtp://mail.example'
  process.env.MAIL_FROM = 'hello@gatehouse.example'
})

test('e-mail with complete settings is real, and misconfigured with the reason once the worker was refused', async () => {
  expect((await channelStates()).email).toEqual({ state: 'real', reason: expect.stringContaining('not tried') })
  await sql('worker', `INSERT INTO channel_checks (channel, ok, reason) VALUES ('email', false, 'The mail server cannot be reached.')`)
  expect((await channelStates()).email).toEqual({ state: 'misconfigured', reason: 'The mail server cannot be reached.' })
  await sql('worker', `UPDATE channel_checks SET ok = true, reason = NULL`)
  expect((await channelStates()).email).toMatchObject({ state: 'real' })
})
