import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import type { AccountActor, StaffActor, UserActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { isMissing, missingPage } from './missing-page'
import { leaveOldAddress } from './old-address'
import { accountAllows, can, type AccountPermission, type StaffPermission } from './permissions'
import { currentSession, currentVisit } from './session'
import type { SignedIn } from './resolve-session'
import { loginPath } from './return-path'

// How pages say who may see them. A page without one of these wrappers fails a test, so that nobody can forget it.

type Query = Record<string, string | string[] | undefined>
interface NextProps {
  params: Promise<Record<string, string | string[] | undefined>>
  searchParams: Promise<Query>
}
interface Address {
  /** The parts of the address, by the names in the folder tree. */
  params: Record<string, string>
  searchParams: Query
}
type Page = (props: NextProps) => Promise<ReactNode>
type Render<Props> = (props: Props) => ReactNode | Promise<ReactNode>

async function addressOf({ params, searchParams }: NextProps): Promise<Address> {
  const parts = Object.entries(await params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : (value ?? '')])
  return { params: Object.fromEntries(parts), searchParams: await searchParams }
}

/**
 * Draws a page, or that it is missing when it throws NOT_FOUND. A link that somebody kept must open: where it goes on at a
 * place in a list that does not exist, the list is drawn from its start.
 */
async function drawn<Props extends Address>(render: Render<Props>, props: Props): Promise<ReactNode> {
  const { cursor, ...searchParams } = props.searchParams
  try {
    return await render(props)
  } catch (error) {
    if (isMissing(error)) return missingPage()
    if (cursor === undefined || !(error instanceof AppError && error.fields?.cursor)) throw error
    return drawn(render, { ...props, searchParams })
  }
}

async function signedInOrLogin(slug: string | null): Promise<SignedIn> {
  const session = await currentSession(slug)
  if (!session) redirect(loginPath((await currentVisit()).path))
  return session
}

/** A page for everybody. One that greets who is signed in asks `currentUser()`. */
export const publicPage =
  (render: Render<Address>): Page =>
  async (props) =>
    drawn(render, await addressOf(props))

/** A page for anyone who is signed in, outside any account. */
export const userPage =
  (render: Render<Address & { user: UserActor }>): Page =>
  async (props) => {
    const { user } = await signedInOrLogin(null)
    return drawn(render, { ...(await addressOf(props)), user })
  }

/**
 * A page in an account, under a folder `[account]`. Not a member, or a role without the permission: the page does not
 * exist. A state of the account that forbids it: the account's home, whose banner says why. An address that the account
 * had before leads on to its present one.
 */
export const accountPage =
  (permission: AccountPermission, render: Render<Address & { actor: AccountActor; user: UserActor }>): Page =>
  async (props) => {
    const address = await addressOf(props)
    const slug = address.params.account ?? ''
    const session = await currentSession(slug)
    // Where an address is gone, the frame says so in place of the page (app/[account]/layout.tsx).
    if (!session?.account && (await leaveOldAddress(slug))) return missingPage()
    const { account, user } = session ?? (await signedInOrLogin(slug))
    if (!account || !can(account, permission)) return missingPage()
    if (!accountAllows(account.accountStatus, permission)) redirect(`/${account.accountSlug}`)
    return drawn(render, { ...address, actor: account, user })
  }

/** A page of the staff console. For anyone else it does not exist. */
export const staffPage =
  (permission: StaffPermission, render: Render<Address & { actor: StaffActor; user: UserActor }>): Page =>
  async (props) => {
    const { staff, user } = await signedInOrLogin(null)
    if (!staff || !can(staff, permission)) return missingPage()
    return drawn(render, { ...(await addressOf(props)), actor: staff, user })
  }
