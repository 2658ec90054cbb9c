import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

// A real mail server for tests.

/** A message as the server took it. */
interface TakenMail {
  to: string[]
  from: string
  /** The whole message with its headers. */
  raw: string
  messageId: string
}

export interface TestMailServer {
  url: string
  taken: TakenMail[]
  stop: () => Promise<void>
}

/** What a test makes the server do at a point of the conversation; an error is the server's answer. */
export interface Behaviour extends Pick<SMTPServerOptions, 'onRcptTo' | 'onAuth' | 'authOptional'> {
  /** Called with each message before the server says that it took it. */
  beforeTaking?: (mail: TakenMail) => Promise<void> | void
}

/** An error with which a mail server refuses, for example `refusal(550, 'No such user')`. */
export const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

/** Starts a mail server on a free port of this machine. */
export async function startMailServer({ beforeTaking, ...behaviour }: Behaviour = {}): Promise<TestMailServer> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...behaviour,
    onData: (stream, session, answer) => {
      const take = async (): Promise<void> => {
        const raw = await text(stream)
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          raw,
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          messageId: /^message-id:\s*(\S+)/imu.exec(raw)?.[1] ?? '',
        }
        await beforeTaking?.(mail)
        taken.push(mail)
      }
      take().then(() => answer(), answer)
    },
  })
  // A client that is killed leaves in the middle of a sentence.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `smtp://127.0.0.1:${port}`, taken, stop: () => new Promise((resolve) => server.close(resolve)) }
}
