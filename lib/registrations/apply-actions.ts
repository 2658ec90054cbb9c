'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { fieldsOf } from '@/lib/auth/form'
import { stepPaths, type FormStep } from './apply-wizard'
import { sendApplication, sendStep, stepForm } from './walk-apply-wizard'

const send = publicAction(stepForm, sendStep)
const finish = publicAction(z.object({}), sendApplication)

/** Keeps what a step of the wizard sent and goes on: to the next step, or back to this one with what is wrong. */
export async function sendApplyStep(step: FormStep, form: FormData): Promise<void> {
  const photo = form.get('id_photo')
  const sent = await send({ step, fields: fieldsOf(form), ...(photo instanceof File && photo.size > 0 && { photo }) })
  redirect(sent.ok ? sent.data : stepPaths.you)
}

/** Sends the application of the draft and opens its page. */
export async function finishApplication(): Promise<void> {
  const sent = await finish({})
  redirect(sent.ok ? sent.data : stepPaths.you)
}
