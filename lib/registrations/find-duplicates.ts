import { Prisma } from '@/lib/generated/prisma/client'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'

/** What somebody is recognised by: phone in E.164, e-mail in lower case, a street with its city. */
interface Traits {
  phone?: string | null
  email?: string | null
  address?: string | null
  city?: string | null
}

/** Another registration of what may be the same person or place. */
export interface Duplicate {
  id: string
  number: string
  fullName: string
  status: RegistrationStatus
  createdAt: Date
  /** What is the same. */
  because: ('phone' | 'email' | 'address')[]
}

/** The most that are shown; whoever has more than these has a list to look at. */
const MOST = 20

/**
 * Registrations with the same phone, e-mail address or street, those under way first (PIPE-8). A street is the same
 * however its words are parted and written in large or small. Those that were merged away are not found.
 *
 * @param exceptId the registration that is compared, when it has been written already
 */
export async function findDuplicates(tx: Tx, { phone, email, address, city, exceptId }: Traits & { exceptId?: string }): Promise<Duplicate[]> {
  const by: Prisma.Sql[] = []
  const found = (because: string, condition: Prisma.Sql) =>
    by.push(Prisma.sql`(SELECT id, ${because} AS because FROM registrations WHERE ${condition} AND merged_into_id IS NULL ORDER BY created_at DESC LIMIT ${MOST})`)
  if (phone) found('phone', Prisma.sql`phone = ${phone}`)
  if (email) found('email', Prisma.sql`email = ${email}`)
  // The words of the column address_key, and of its index.
  if (address && city) found('address', Prisma.sql`md5(address_key) = md5(lower(regexp_replace(${address} || ' ' || ${city}, '[^[:alnum:]]+', ' ', 'g')))`)
  if (by.length === 0) return []
  return tx.$queryRaw<Duplicate[]>`
    SELECT r.id, r.number, r.full_name AS "fullName", r.status::text, r.created_at AS "createdAt", f.because
    FROM (SELECT id, array_agg(because ORDER BY because DESC) AS because FROM (${Prisma.join(by, ' UNION ALL ')}) each_trait GROUP BY id) f
    JOIN registrations r ON r.id = f.id
    WHERE r.id IS DISTINCT FROM ${exceptId ?? null}::uuid
    ORDER BY r.status <= 'approved' DESC, r.created_at DESC LIMIT ${MOST}`
}
