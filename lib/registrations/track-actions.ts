'use server'
import { publicAction } from '@/lib/auth/action'
import { formAction, type FormState } from '@/lib/auth/form'
import { linkBody, sendTrackingLink } from './send-tracking-link'

const send = formAction(publicAction(linkBody, sendTrackingLink), () => '/track?sent=yes')

/** Sends the link of an application to its own address; what is shown then is the same whether there is one. */
export async function askForTrackingLink(state: FormState, form: FormData): Promise<FormState> {
  return send(state, form)
}
