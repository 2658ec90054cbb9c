'use server'
import { publicAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { linkBody, sendTrackingLink } from './send-tracking-link'

/** Sends the link of an application to its own address; what is shown then is the same whether there is one. */
export const askForTrackingLink = formAction(publicAction(linkBody, sendTrackingLink), () => '/track?sent=yes')
