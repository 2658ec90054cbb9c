import { deliveries as words } from '@/lib/messages/en/deliveries'

/** What a failed try means. */
export interface Failure {
  /** Another try cannot help: the server refuses this message or this address. */
  isPermanent: boolean
  /** The channel itself does not work (sign-in, connection), not only this message. */
  isChannel: boolean
  /** In words for staff. Holds no secret and no link. */
  reason: string
}

const LONGEST = 200
const say = words.failures
const CONNECTION: Readonly<Record<string, string>> = {
  EAUTH: say.auth,
  ENOAUTH: say.auth,
  EDNS: say.unknownHost,
  ENOTFOUND: say.unknownHost,
  ETLS: say.tls,
  ETIMEDOUT: say.timeout,
  ECONNECTION: say.connection,
  ESOCKET: say.connection,
  ECONNREFUSED: say.connection,
  ECONNRESET: say.connection,
  EPROTOCOL: say.protocol,
}

/**
 * Reads the error of a mail server (RFC 5321 reply codes). 5yz about the message or its addressee is final; 4yz, time-outs,
 * connections and sign-in are worth another try, since somebody may repair them.
 */
export function smtpFailure(error: unknown): Failure {
  const { code, responseCode, response } = partsOf(error)
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  // 530 and 535 are about our sign-in, wherever the server says them.
  if (isAboutMessage && responseCode && responseCode >= 500 && responseCode !== 530 && responseCode !== 535) {
    return { isPermanent: true, isChannel: false, reason: say.refused(answerOf(response, responseCode)) }
  }
  if (isAboutMessage && responseCode) return { isPermanent: false, isChannel: responseCode >= 500, reason: say.later(answerOf(response, responseCode)) }
  const known = code && CONNECTION[code]
  return known ? { isPermanent: false, isChannel: true, reason: known } : { isPermanent: false, isChannel: false, reason: say.unknown }
}

interface Parts {
  code?: string
  responseCode?: number
  response?: string
}

function partsOf(error: unknown): Parts {
  if (typeof error !== 'object' || error === null) return {}
  const { code, responseCode, response } = error as Record<string, unknown>
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
    ...(typeof response === 'string' && { response }),
  }
}

/** What the server answered, short, on one line, and without addresses of pages: one could be a link that lets somebody in. */
const answerOf = (response: string | undefined, code: number): string =>
  (response ?? String(code))
    .replace(/\bhttps?:\S+/giu, '…')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
