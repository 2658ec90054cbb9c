import type { Rendered } from './render'

/** A message ready to leave. */
export interface Mail extends Rendered {
  id: string
  to: string
}

/** How e-mail leaves the house: by a mail server, or not at all. */
export interface MailPort {
  /** True where nothing leaves and the words are kept for the mailbox page instead. */
  readonly isLocal: boolean
  /**
   * @returns the name by which the other side knows the message; null where there is none.
   * @throws whatever the other side said; `smtpFailure` reads it.
   */
  send: (mail: Mail) => Promise<string | null>
  /** Signs in without sending. @throws as `send` does. */
  verify: () => Promise<void>
  close: () => void
}

/** No mail server: the message stays where it is. */
export const localMail: MailPort = {
  isLocal: true,
  send: () => Promise.resolve(null),
  verify: () => Promise.resolve(),
  close: () => undefined,
}
