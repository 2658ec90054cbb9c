import { z } from 'zod'
import { email, givenPassword, password, personName, phoneText, uuid } from '@/lib/core/fields'
import { typedCode } from '@/lib/phones/schema'

// What people say to get in, to stay in and to let others in. Browser-safe.

export const emailSchema = z.object({ email })

/** A token as it stands in a link. Anything of another form was never ours. */
const token = z.string().regex(/^[\w-]{43}$/, 'This link is incomplete. Copy it whole, or ask for a new one')
export const tokenSchema = z.object({ token })

export const newPasswordSchema = z.object({ token, password })
export type NewPassword = z.output<typeof newPasswordSchema>

export const changePasswordSchema = z.object({ current_password: givenPassword, password })
export type ChangePassword = z.output<typeof changePasswordSchema>

/** Empty where the login is fresh enough; the use case judges. */
const confirmingPassword = z.string().max(1024).optional()
export const askForPhoneSchema = z.object({ phone: phoneText, current_password: confirmingPassword })
export type AskForPhone = z.output<typeof askForPhoneSchema>
export const confirmPhoneSchema = z.object({ code: typedCode })
export const removePhoneSchema = z.object({ current_password: confirmingPassword })

const staffRole = z.enum(['admin', 'supervisor', 'agent', 'technician', 'finance'], { error: 'Choose a role from the list' })
export const createStaffSchema = z.object({ email, name: personName, role: staffRole })
export type CreateStaff = z.output<typeof createStaffSchema>

export const changeStaffSchema = z.object({ user_id: uuid, role: staffRole.optional(), active: z.boolean().optional() })
export type ChangeStaff = z.output<typeof changeStaffSchema>

export const endSessionSchema = z.object({ session_id: uuid })
