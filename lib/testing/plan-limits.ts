import { connected } from './database'

/** Puts an account on a hidden plan with these limits; null is unlimited. For moves to a smaller plan, which no use case makes on the spot. */
export const onLimits = ({ accountId }: { accountId: string }, { sites, sectors }: { sites: number | null; sectors: number | null }): Promise<void> =>
  connected('owner', async (db) => {
    await db.query('BEGIN')
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits, credit_grant, max_sites, max_seats, max_sectors_per_site)
       SELECT p.id, (SELECT max(version) + 1 FROM plan_versions o WHERE o.plan_id = p.id), v.price_minor, v.currency, v."interval", v.included_credits, v.credit_grant, $2, v.max_seats, $3
       FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.slug = 'house' WHERE s.account_id = $1 AND s.status = 'active' RETURNING id`,
      [accountId, sites, sectors],
    )
    await db.query(`UPDATE subscriptions SET status = 'cancelled', ended_at = now() WHERE account_id = $1 AND status = 'active'`, [accountId])
    await db.query(`INSERT INTO subscriptions (account_id, plan_version_id, status, period_start) VALUES ($1, $2, 'active', now())`, [accountId, rows[0]?.id])
    await db.query('COMMIT')
  })
