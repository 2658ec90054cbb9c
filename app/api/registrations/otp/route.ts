import { publicRoute } from '@/lib/auth/route'
import { requestCode } from '@/lib/phones/request-code'
import { codeAnswer, codeBody } from '@/lib/phones/schema'

export const POST = publicRoute({ summary: 'Sends a six-digit code to a phone', body: codeBody, answer: codeAnswer, status: 202 }, requestCode)
