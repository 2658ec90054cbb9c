// Demo data: staff of each role, and tenants in different states. Only where nobody's real accounts are.
import { inSystem } from '@/lib/core/db'
import { DEMO_STAFF, DEMO_TENANTS } from './demo-data'
import { demoPasswords, isUnfinished, readLogins, writeLogins } from './demo-logins'
import { demoNotices } from './demo-notices'
import { demoRegistrations } from './demo-registrations'
import { demoStaff, staffMember } from './demo-staff'
import { demoTenants } from './demo-tenants'

/**
 * `made` now, or `present` from before. `refused`: the database has accounts of its own, and nothing was written.
 * `lost`: the demo is in the database, but its logins are not in this folder.
 */
export type DemoOutcome = 'made' | 'present' | 'refused' | 'lost'

/**
 * Puts the demo data into a database that has no real accounts, and its logins into demo.json.
 *
 * @param folder the data folder, absolute.
 */
export async function seedDemo(folder: string): Promise<DemoOutcome> {
  const admin = await staffMember(DEMO_STAFF[0]?.email ?? '')
  const isFinished = !(await isUnfinished(folder))
  if (admin && isFinished) {
    const logins = await readLogins(folder)
    return logins?.some((login) => login.user_id === admin.userId) ? 'present' : 'lost'
  }
  // Once begun, the demo is finished; before that, a single real account is enough to stay out.
  if (!admin && (await hasRealAccounts())) return 'refused'

  const passwords = await demoPasswords(folder)
  const { logins, finance } = await demoStaff(passwords)
  const tenants = await demoTenants(passwords, finance)
  await demoRegistrations()
  await demoNotices()
  await writeLogins(folder, [...logins, ...tenants])
  return 'made'
}

const hasRealAccounts = (): Promise<boolean> =>
  inSystem(async (tx) => {
    const real = await tx.account.findFirst({
      where: { isOperator: false, memberships: { none: { user: { email: { in: DEMO_TENANTS.map(({ email }) => email) } } } } },
      select: { id: true },
    })
    return real !== null || (await tx.staffMember.findFirst({ select: { userId: true } })) !== null
  })
