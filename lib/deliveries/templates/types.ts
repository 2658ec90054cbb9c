import type { ReactElement } from 'react'
import type { Payload, Template } from '../schema'

/** What a template is given beside its facts. */
interface Rendering<T extends Template> {
  /** The message's id: links that let somebody in are derived from it. */
  deliveryId: string
  locale: string
  payload: Payload<T>
}

/** A message: its subject, and its body as React. */
export interface MailTemplate<T extends Template> {
  subject: (payload: Payload<T>) => string
  Body: (rendering: Rendering<T>) => ReactElement
}
