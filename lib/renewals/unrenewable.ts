/** Why an account can't be renewed until a person has looked at it. */
type Hindrance = 'no_billing' | 'no_method'

/** Thrown by a renewal that a person has to help; the run writes it down and goes on with the next account. */
export class Unrenewable extends Error {
  override readonly name = 'Unrenewable'

  constructor(readonly reason: Hindrance) {
    super(reason)
  }
}
