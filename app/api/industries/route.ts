import { publicRoute } from '@/lib/auth/route'
import { listIndustries } from '@/lib/catalogue/queries'
import { industriesAnswer } from '@/lib/catalogue/schema'

export const GET = publicRoute({ permission: 'public', answer: industriesAnswer }, async () => ({
  industries: await listIndustries(),
}))
