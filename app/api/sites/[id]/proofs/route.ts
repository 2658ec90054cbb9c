import { accountRoute } from '@/lib/auth/route'
import { siteProofs } from '@/lib/sites/proof/queries'
import { requestProof } from '@/lib/sites/proof/request-proof'
import { toProofs } from '@/lib/sites/proof/resources'
import { proofBody, proofsAnswer } from '@/lib/sites/proof/schema'
import { siteParams } from '@/lib/sites/schema'

export const GET = accountRoute(
  { summary: 'How to prove that a site’s domain is yours, and what the last looks found', permission: 'sites:read', params: siteParams, answer: proofsAnswer },
  async (actor, { id }) => toProofs(await siteProofs(actor, { id })),
)

export const POST = accountRoute(
  { summary: 'Have a look at the domain; what it found is in the list a moment later', permission: 'sites:update', params: siteParams, body: proofBody, answer: proofsAnswer, status: 202, limit: 'outside' },
  async (actor, { id, method }) => {
    await requestProof(actor, { id, method })
    return toProofs(await siteProofs(actor, { id }))
  },
)
