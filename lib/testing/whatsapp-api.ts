import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeEach } from 'vitest'
import { cloudWhatsApp } from '@/lib/deliveries/cloud-api'
import type { WhatsAppPort } from '@/lib/deliveries/whatsapp-port'

// A WhatsApp Cloud API for tests: takes messages over HTTP, and answers as it is told to.

/** A message as the API was asked to send it. */
interface SentMessage {
  messaging_product: string
  recipient_type: string
  to: string
  type: string
  biz_opaque_callback_data: string
  text?: { body: string; preview_url: boolean }
  template?: { name: string; language: { code: string }; components: { type: string; sub_type?: string; index?: string; parameters: { type: string; text: string }[] }[] }
}

/** A refusal by its code, no answer at all, an answer that is cut off or makes no sense, or none of these: the message is taken. */
type Answer = { status: number; code?: number; subcode?: number } | 'silence' | 'hang up' | 'nonsense' | undefined

export interface TestWhatsAppApi {
  url: string
  port: WhatsAppPort
  /** What was asked for, also where it was not taken. */
  asked: SentMessage[]
  /** How the next questions are answered; called before each answer. */
  answer: (message: SentMessage | undefined) => Answer | Promise<Answer>
  stop: () => Promise<void>
}

export const TEST_TOKEN = 'EAAG-a-token-for-tests'
export const TEST_NUMBER_ID = '106540352242922'

/** The provider's id of the nth message. */
export const wamid = (n: number): string => `wamid.HBgLNjI4MTIzNDU2Nzg5FQIAERgS${n}A==`

/** Starts an API on a free port of this machine. */
export async function startWhatsAppApi(): Promise<TestWhatsAppApi> {
  const api = { asked: [] as SentMessage[], answer: () => undefined } as Pick<TestWhatsAppApi, 'asked' | 'answer'>
  const server = createServer((request, response) => {
    respond(api, request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v23.0`
  return Object.assign(api, {
    url,
    port: cloudWhatsApp({ apiUrl: url, phoneNumberId: TEST_NUMBER_ID, accessToken: TEST_TOKEN, withinMs: 4_000 }),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** The same for the tests of one file: each begins with an API that takes every message, and it ends with them. */
export async function whatsAppApiOfFile(): Promise<TestWhatsAppApi> {
  const api = await startWhatsAppApi()
  beforeEach(() => {
    api.answer = () => undefined
  })
  afterAll(api.stop)
  return api
}

async function respond(api: Pick<TestWhatsAppApi, 'asked' | 'answer'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isMessage = request.method === 'POST' && request.url === `/v23.0/${TEST_NUMBER_ID}/messages`
  if (!isMessage && request.url !== `/v23.0/${TEST_NUMBER_ID}?fields=id`) return reply(response, 400, refusal(100, 33))
  if (request.headers.authorization !== `Bearer ${TEST_TOKEN}`) return reply(response, 401, refusal(190))
  const message = isMessage ? (JSON.parse(await text(request)) as SentMessage) : undefined
  if (message) api.asked.push(message)
  const n = api.asked.length
  const answer = await api.answer(message)
  if (answer === 'silence') return
  if (answer === 'hang up') return void response.destroy()
  if (answer === 'nonsense') return reply(response, 200, '<html>')
  if (answer) return reply(response, answer.status, answer.code === undefined ? 'broken' : refusal(answer.code, answer.subcode))
  const taken = { messaging_product: 'whatsapp', contacts: [{ input: message?.to, wa_id: message?.to.replace('+', '') }], messages: [{ id: wamid(n), message_status: 'accepted' }] }
  return reply(response, 200, message ? taken : { id: TEST_NUMBER_ID })
}

// As the provider writes it: its words quote the number, and nobody may repeat them.
const refusal = (code: number, subcode?: number) => ({
  error: { message: `(#${code}) Something about +628123456789`, type: 'OAuthException', code, ...(subcode && { error_subcode: subcode }), error_data: { messaging_product: 'whatsapp', details: 'canary +628123456789' }, fbtrace_id: 'x' },
})

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body))
}
