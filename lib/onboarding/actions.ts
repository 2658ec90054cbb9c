'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction, staffAction } from '@/lib/auth/action'
import { fieldsOf, formAction } from '@/lib/auth/form'
import type { StaffActor } from '@/lib/core/actor'
import { fromRegistration } from './from-registration'
import { correctContact } from './correct-contact'
import { correctContactForm, createCustomerForm, resendWelcomeForm, type CreatedCustomer } from './registration-schema'
import { requestToJoin, joinForm } from './request-to-join'
import { createFromDraft, sendStep, stepForm } from './walk-wizard'
import { resendWelcome } from './welcome-notice'
import type { FormStep } from './wizard'

const send = publicAction(stepForm, sendStep)
const create = publicAction(z.object({}), createFromDraft)
const join = publicAction(joinForm, requestToJoin)

/** Keeps what a step of the wizard sent and goes on: to the next step, or back to this one with what is wrong. */
export async function sendSignupStep(step: FormStep, form: FormData): Promise<void> {
  const sent = await send({ step, fields: fieldsOf(form) })
  redirect(sent.ok ? sent.data : '/signup')
}

/** Makes the account of the draft, signs its owner in and opens it. */
export async function createAccount(): Promise<void> {
  const made = await create({})
  redirect(made.ok ? made.data : '/signup')
}

/** Asks the account of the company's domain to let somebody in. */
export async function sendJoinRequest(form: FormData): Promise<void> {
  const sent = await join({ fields: fieldsOf(form) })
  redirect(sent.ok ? sent.data : '/signup/join')
}

const convert = async (actor: StaffActor, input: { id: string }): Promise<CreatedCustomer> => (await fromRegistration(actor, input)).result

/** Makes the customer of an approved application; a second click is told of the same customer. */
export const createCustomer = staffAction('registrations:convert', createCustomerForm, convert, { limit: 'write' })
export const createCustomerByForm = formAction(staffAction('registrations:convert', createCustomerForm, convert, { limit: 'write' }))

/** Sends the link to take the account over once more. */
export const resendWelcomeByForm = formAction(staffAction('deliveries:resend', resendWelcomeForm, resendWelcome, { limit: 'write' }))

/** Puts the addresses of a customer right who has not taken the account over. */
export const correctContactByForm = formAction(staffAction('registrations:convert', correctContactForm, correctContact, { limit: 'write' }))
