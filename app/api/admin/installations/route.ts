import { staffRoute } from '@/lib/auth/route'
import { listInstallations } from '@/lib/installations/queries'
import { toInstallations } from '@/lib/installations/resources'
import { installationsAnswer, installationsQuery } from '@/lib/installations/schema'

export const GET = staffRoute(
  { summary: 'List installations, newest first', permission: 'installations:read', query: installationsQuery, answer: installationsAnswer },
  async (actor, query) => toInstallations(await listInstallations(actor, query)),
)
