import { publicRoute } from '@/lib/auth/route'
import { listIndustries } from '@/lib/catalogue/queries'
import { industriesAnswer } from '@/lib/catalogue/schema'

export const GET = publicRoute({ summary: 'The industries that a site can be in, with their sectors', answer: industriesAnswer }, async () => ({
  industries: await listIndustries(),
}))
