'use server'
import { redirect } from 'next/navigation'
import { accountAction, userAction } from '@/lib/auth/action'
import { accountFormAction, formAction } from '@/lib/auth/form'
import { decideJoinRequest } from './decide-join-request'
import { renameAccount } from './rename-account'
import { decideJoinRequestSchema, renameAccountSchema, switchModeSchema, updateAccountSchema } from './schema'
import { switchMode } from './switch-mode'
import { updateAccount } from './update-settings'

const sendSwitch = formAction(userAction(switchModeSchema, switchMode), ({ home }) => home)

/** Acts in another mode and goes to its home. Refused: to the list of what is open to the person, saying so. */
export async function switchModeForm(form: FormData): Promise<void> {
  await sendSwitch({}, form)
  redirect('/portal?refused=mode')
}

export const updateAccountForm = accountFormAction(accountAction('settings:update', updateAccountSchema, updateAccount), (_done, slug) => `/${slug}/settings?saved=account`)

export const renameAccountForm = accountFormAction(
  accountAction('settings:update', renameAccountSchema, renameAccount, { limit: 'rename' }),
  ({ slug }) => `/${slug}/settings?saved=address`,
)

export const decideJoinRequestForm = accountFormAction(accountAction('members:manage', decideJoinRequestSchema, decideJoinRequest), (member, slug) =>
  member === null ? `/${slug}/team?saved=declined` : `/${slug}/team?saved=approved&member=${member}`,
)
