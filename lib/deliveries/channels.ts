import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { whatsapp } from '@/lib/messages/en/whatsapp'

export type ChannelName = 'email' | 'whatsapp' | 'linear' | 'cards' | 'files'

/** real: its settings are complete. local: it has none, and messages stay in this house. misconfigured: complete, but refused. */
export interface ChannelState {
  state: 'real' | 'local' | 'misconfigured'
  /** Why it is in this state, for people. */
  reason: string
}

/** True when e-mail leaves by SMTP. Half-complete settings never get this far: they stop the start. */
export const isEmailReal = (): boolean => env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined

/** True when WhatsApp messages leave by the Cloud API. */
export const isWhatsAppReal = (): boolean => env.WHATSAPP_ACCESS_TOKEN !== undefined

/**
 * The state of every outside channel. Reads what the worker found at its last try and calls nobody itself, so that
 * health checks may ask as often as they like.
 */
export async function channelStates(): Promise<Record<ChannelName, ChannelState>> {
  const { reasons } = words.channels
  return {
    email: await emailState(),
    whatsapp: await whatsappState(),
    linear: { state: 'local', reason: reasons.linear },
    cards: { state: 'local', reason: reasons.cards },
    files: await filesState(),
  }
}

async function emailState(): Promise<ChannelState> {
  const { reasons } = words.channels
  return isEmailReal() ? triedState('email', reasons.emailWorks) : { state: 'local', reason: reasons.email }
}

async function whatsappState(): Promise<ChannelState> {
  const say = whatsapp.channel
  return isWhatsAppReal() ? triedState('whatsapp', say.works) : { state: 'local', reason: say.local }
}

async function filesState(): Promise<ChannelState> {
  const { reasons } = words.channels
  return env.S3_BUCKET === undefined ? { state: 'local', reason: reasons.files } : triedState('files', reasons.filesWork)
}

/** The state of a channel with complete settings, from the worker's last try. */
async function triedState(channel: ChannelName, works: string): Promise<ChannelState> {
  const check = await db.channelCheck.findUnique({ where: { channel } })
  if (check?.reason) return { state: 'misconfigured', reason: check.reason }
  return { state: 'real', reason: check ? works : words.channels.reasons.untried }
}

/** Keeps what a try of a channel showed; `reason` is null when it worked. */
export async function recordChannelCheck(channel: ChannelName, reason: string | null): Promise<void> {
  const check = { ok: reason === null, reason, checkedAt: now() }
  await db.channelCheck.upsert({ where: { channel }, create: { channel, ...check }, update: check })
}
