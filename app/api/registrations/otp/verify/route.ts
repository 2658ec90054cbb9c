import { publicRoute } from '@/lib/auth/route'
import { proofAnswer, proofBody } from '@/lib/phones/schema'
import { verifyCode } from '@/lib/phones/verify-code'

export const POST = publicRoute({ summary: 'Proves a phone by its code; the answer goes with an application', body: proofBody, answer: proofAnswer }, verifyCode)
