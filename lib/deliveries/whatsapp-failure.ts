import { MINUTE, SECOND } from '@/lib/core/clock'
import { whatsapp as words } from '@/lib/messages/en/whatsapp'
import type { Failure } from './smtp-failure'

// What the Cloud API's refusals mean. Only its numbers are read: titles change, and its texts quote phone numbers.

/** The provider answered, and did not take the message. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly status: number,
    readonly code: number | null,
    readonly subcode: number | null = null,
  ) {
    super('WhatsApp refused a request')
  }
}

/** Nothing left: no connection was made. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The request left and no answer that makes sense came back: nobody knows whether the message was taken. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

export interface WhatsAppFailure extends Failure {
  /** Nobody knows whether the message left, so it must not be tried without end. */
  isUnanswered: boolean
}

interface Meaning {
  reason: string
  /** Worth another try; everything else is final (WA-11). */
  again?: true
  /** About our sending as a whole, not about this message. */
  channel?: true
}

const say = words.failures
const auth: Meaning = { reason: say.auth, channel: true }
const throttled: Meaning = { reason: say.throttled, again: true }
const theirs: Meaning = { reason: say.theirs, again: true }
const held: Meaning = { reason: say.held }
const permission: Meaning = { reason: say.permission, channel: true }

const MEANINGS: Readonly<Record<number, Meaning>> = {
  0: auth,
  1: theirs,
  2: theirs,
  3: permission,
  4: throttled,
  10: permission,
  100: { reason: say.parameter },
  190: auth,
  368: { reason: say.policy, channel: true },
  80007: throttled,
  130429: throttled,
  130472: held,
  131000: theirs,
  131008: { reason: say.parameter },
  131016: theirs,
  131026: { reason: say.undeliverable },
  131030: { reason: say.notListed },
  131031: { reason: say.locked, channel: true },
  131042: { reason: say.payment, channel: true },
  131047: { reason: say.window },
  131048: { reason: say.spam, channel: true },
  131049: held,
  131051: { reason: say.kind },
  131053: { reason: say.kind },
  131056: { reason: say.pair, again: true },
  131062: { reason: say.needsNumber },
  132000: { reason: say.count },
  132001: { reason: say.missingTemplate },
  132015: { reason: say.paused },
  132016: { reason: say.disabled },
  133010: { reason: say.notRegistered, channel: true },
}
/** An object that does not exist: the number that we send with. */
const UNKNOWN_OBJECT = 33

/** What a number of the provider's means; one that is not in the table is final. */
function meaningOf(code: number, subcode: number | null): Meaning {
  if (code === 100 && subcode === UNKNOWN_OBJECT) return { reason: say.unknownNumber, channel: true }
  if (code >= 200 && code <= 299) return permission
  if (code >= 132_000 && code <= 132_999) return MEANINGS[code] ?? { reason: say.template }
  return MEANINGS[code] ?? { reason: say.other }
}

/** A reason in words for staff, with advice where there is any. Holds nothing of the provider's own text. */
export const whatsappReason = (code: number): string => words.coded(meaningOf(code, null).reason, code)

/** Reads the error of a send or a check of the Cloud API. */
export function whatsappFailure(error: unknown): WhatsAppFailure {
  if (error instanceof Unreachable) return { isPermanent: false, isChannel: true, isUnanswered: false, reason: say.unreachable }
  if (!(error instanceof Refused)) return { isPermanent: false, isChannel: false, isUnanswered: true, reason: say.silent }
  const { status, code, subcode } = error
  const isBroken = status === 429 || status >= 500
  if (code === null) {
    const { reason, again, channel } = status === 401 ? auth : isBroken ? theirs : { reason: say.other }
    return { isPermanent: !again, isChannel: channel === true, isUnanswered: false, reason: words.coded(reason, status) }
  }
  const { reason, again, channel } = meaningOf(code, subcode)
  const isKnown = reason !== say.other
  return { isPermanent: !again && (isKnown || !isBroken), isChannel: channel === true, isUnanswered: false, reason: words.coded(reason, code) }
}

const MOST_WAIT_MS = 60 * MINUTE
/** Time for the provider to report a message whose taking we did not hear of. */
const REPORT_MS = MINUTE

/**
 * How long to wait before the next try, in milliseconds: 4^n seconds as the provider asks, at most an hour, each time a
 * little different, so that many do not come back at once (WA-11).
 *
 * @param attempts so many tries were made
 * @param chance from 0 to 1
 */
export const whatsappWait = (attempts: number, isUnanswered: boolean, chance: number): number =>
  Math.round((isUnanswered ? REPORT_MS : Math.min(4 ** attempts * SECOND, MOST_WAIT_MS)) * (1 + chance / 4))
