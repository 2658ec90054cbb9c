/** Why a look at somebody else's machine came to nothing. The words are kept in rows and shown as sentences. */
export type OutsideReason =
  /** The name has no address. */
  | 'no_domain'
  /** The address is not of the open internet, or not asked for in a way we speak. */
  | 'refused_address'
  | 'no_answer'
  | 'timeout'
  | 'tls'
  /** The answer sends on to another site, or on and on. */
  | 'redirect'

/** An expected failure outside. It carries a word and nothing of what the other side said. */
export class OutsideFailure extends Error {
  override readonly name = 'OutsideFailure'

  constructor(readonly reason: OutsideReason) {
    super(reason)
  }
}
