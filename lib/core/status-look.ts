/**
 * One map from state to colour and icon for every state machine; the words are in messages/en/status.
 * A state that the database knows and this file does not is a type error: the words are checked against its enums, and
 * the looks against the words.
 * Grey rests or has ended, blue is under way, amber waits or is due, green is done, red is danger or failure.
 */
import { status as words } from '@/lib/messages/en/status'

export type StatusColor = 'grey' | 'blue' | 'amber' | 'green' | 'red'
type StatusIcon =
  | 'circleDashed' | 'circle' | 'hourglass' | 'clock' | 'circleDot' | 'circleCheck' | 'circleX' | 'alert' | 'ban' | 'pause'
  | 'send' | 'eye' | 'check' | 'plug' | 'archive'
export type StatusLook = { color: StatusColor; icon: StatusIcon }

const look = (color: StatusColor, icon: StatusIcon): StatusLook => ({ color, icon })

type Looks<Machine extends keyof typeof words> = Record<keyof (typeof words)[Machine], StatusLook>

const looks = {
  account: {
    pending_payment: look('amber', 'hourglass'),
    pending_installation: look('amber', 'hourglass'),
    active: look('green', 'circleCheck'),
    suspended: look('red', 'pause'),
    closed: look('grey', 'archive'),
  } satisfies Looks<'account'>,
  subscription: {
    pending_payment: look('amber', 'hourglass'),
    active: look('green', 'circleCheck'),
    past_due: look('amber', 'alert'),
    cancel_scheduled: look('amber', 'clock'),
    cancelled: look('grey', 'ban'),
    expired: look('grey', 'clock'),
  } satisfies Looks<'subscription'>,
  invoice: {
    draft: look('grey', 'circleDashed'),
    open: look('grey', 'circle'),
    paid: look('green', 'circleCheck'),
    void: look('grey', 'ban'),
    uncollectible: look('red', 'circleX'),
  } satisfies Looks<'invoice'>,
  transfer: {
    submitted: look('amber', 'hourglass'),
    confirmed: look('green', 'circleCheck'),
    rejected: look('red', 'circleX'),
  } satisfies Looks<'transfer'>,
  registration: {
    pending_verification: look('amber', 'hourglass'),
    verified: look('blue', 'circleDot'),
    survey_scheduled: look('amber', 'clock'),
    survey_completed: look('green', 'check'),
    approved: look('green', 'check'),
    customer_created: look('green', 'circleCheck'),
    rejected: look('red', 'circleX'),
    cancelled: look('grey', 'ban'),
  } satisfies Looks<'registration'>,
  installation: {
    open: look('amber', 'hourglass'),
    assigned: look('blue', 'clock'),
    in_progress: look('blue', 'circleDot'),
    completed: look('green', 'circleCheck'),
    failed: look('red', 'circleX'),
    cancelled: look('grey', 'ban'),
  } satisfies Looks<'installation'>,
  delivery: {
    queued: look('grey', 'circleDashed'),
    sent: look('blue', 'send'),
    delivered: look('green', 'check'),
    read: look('green', 'eye'),
    failed: look('red', 'circleX'),
  } satisfies Looks<'delivery'>,
  joinRequest: {
    pending: look('amber', 'hourglass'),
    approved: look('green', 'circleCheck'),
    declined: look('red', 'circleX'),
  } satisfies Looks<'joinRequest'>,
  site: {
    active: look('green', 'circleCheck'),
    archived: look('grey', 'archive'),
  } satisfies Looks<'site'>,
  siteDomain: {
    verified: look('green', 'circleCheck'),
    unverified: look('amber', 'circleDashed'),
  } satisfies Looks<'siteDomain'>,
  proof: {
    unchecked: look('grey', 'circleDashed'),
    queued: look('blue', 'clock'),
    passed: look('green', 'circleCheck'),
    failed: look('red', 'circleX'),
  } satisfies Looks<'proof'>,
  integration: {
    untested: look('grey', 'circleDashed'),
    testing: look('blue', 'clock'),
    working: look('green', 'circleCheck'),
    failed: look('red', 'circleX'),
  } satisfies Looks<'integration'>,
  siteAccess: {
    role: look('green', 'eye'),
    given: look('green', 'circleCheck'),
    none: look('grey', 'circleDashed'),
  } satisfies Looks<'siteAccess'>,
  run: {
    running: look('blue', 'circleDot'),
    done: look('green', 'circleCheck'),
    stopped: look('amber', 'pause'),
  } satisfies Looks<'run'>,
  import: {
    judging: look('blue', 'eye'),
    ready: look('grey', 'circleDashed'),
    applying: look('blue', 'circleDot'),
    applied: look('green', 'circleCheck'),
    stopped: look('amber', 'pause'),
  } satisfies Looks<'import'>,
  apiKey: {
    active: look('green', 'circleCheck'),
    revoked: look('red', 'ban'),
    expired: look('grey', 'clock'),
  } satisfies Looks<'apiKey'>,
  channel: {
    real: look('green', 'circleCheck'),
    local: look('blue', 'plug'),
    misconfigured: look('red', 'alert'),
  } satisfies Looks<'channel'>,
}

type Machines = typeof looks
export type Machine = keyof Machines
export type StateOf<M extends Machine> = Extract<keyof Machines[M], string>

/** True for the name of a machine that has looks. */
export const isMachine = (name: string): name is Machine => name in looks

/** Colour, icon and word of one state, for example `statusLook('invoice', 'paid')`. */
export function statusLook<M extends Machine>(machine: M, state: StateOf<M>): StatusLook & { word: string } {
  const machineLooks: Record<string, StatusLook> = looks[machine]
  const machineWords: Record<string, string> = words[machine]
  const found = machineLooks[state] ?? look('grey', 'circle')
  return { ...found, word: machineWords[state] ?? state }
}
