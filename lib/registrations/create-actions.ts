'use server'
import type { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import type { StaffActor } from '@/lib/core/actor'
import { hashRequest } from '@/lib/core/once'
import { createForm } from './create-schema'
import { createRegistration } from './create-registration'

const take = (actor: StaffActor, { key, ...order }: z.output<typeof createForm>) =>
  createRegistration({ ...actor, command: { scope: `staff:${actor.userId}`, key, requestHash: hashRequest(order) } }, { ...order, origin: 'screen' })

/** Takes an application down and opens its page. */
export const createRegistrationForm = formAction(staffAction('registrations:update', createForm, take, { limit: 'write' }), ({ result: { id } }) => `/admin/registrations/${id}`)
