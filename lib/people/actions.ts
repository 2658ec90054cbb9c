'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { accountAction, publicAction, userAction } from '@/lib/auth/action'
import { authenticate } from '@/lib/auth/authenticate'
import { formAction } from '@/lib/auth/form'
import { ownPath } from '@/lib/auth/return-path'
import { loginSchema } from '@/lib/auth/schema'
import { forgetCookie, startSession } from '@/lib/auth/session'
import { askForPhone } from './ask-for-phone'
import { confirmPhone } from './confirm-phone'
import { createApiKey } from './create-api-key'
import { endOtherSessions, endOwnSession } from './end-sessions'
import { homePath } from './home-path'
import { createApiKeySchema, revokeApiKeySchema } from './key-schema'
import { removePhone } from './remove-phone'
import { requestLink } from './request-link'
import { requestVerification } from './request-verification'
import { revokeApiKey } from './revoke-api-key'
import { askForPhoneSchema, changePasswordSchema, confirmPhoneSchema, emailSchema, endSessionSchema, removePhoneSchema } from './schema'
import { changePassword } from './set-password'

const nothing = z.object({})

const login = publicAction(loginSchema.extend({ next: z.string().optional().catch(undefined) }), async (caller, { next, ...given }) => {
  const userId = await authenticate(given, caller)
  await startSession(userId)
  redirect(ownPath(next) ?? (await homePath(userId)))
})
export const loginFormAction = formAction(login)

const logout = userAction(nothing, async (user) => {
  await endOwnSession(user, { session_id: user.sessionId })
  await forgetCookie()
})
/** Ends this session and shows the login page; also for somebody whose session has ended already. */
export async function logoutAction(): Promise<void> {
  await logout({})
  redirect('/login?notice=signed-out')
}

export const magicLinkFormAction = formAction(publicAction(emailSchema, requestLink('magic_link')))
export const forgotPasswordFormAction = formAction(publicAction(emailSchema, requestLink('password_reset')))

export const requestVerificationFormAction = formAction(userAction(nothing, requestVerification))
export const changePasswordFormAction = formAction(userAction(changePasswordSchema, changePassword))
export const askForPhoneFormAction = formAction(userAction(askForPhoneSchema, askForPhone))
export const confirmPhoneFormAction = formAction(userAction(confirmPhoneSchema, confirmPhone))
export const removePhoneFormAction = formAction(userAction(removePhoneSchema, removePhone))
export const endSessionFormAction = formAction(userAction(endSessionSchema, endOwnSession))
export const endOtherSessionsFormAction = formAction(userAction(nothing, endOtherSessions))

export const createApiKeyAction = accountAction('api_keys:manage', createApiKeySchema, createApiKey)
export const revokeApiKeyAction = accountAction('api_keys:manage', revokeApiKeySchema, revokeApiKey)
