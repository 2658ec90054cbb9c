import { publicRoute } from '@/lib/auth/route'
import { register } from '@/lib/onboarding/register'
import { registerAnswer, registerBody } from '@/lib/onboarding/schema'

export const POST = publicRoute(
  { summary: 'Signs a company up: an account with its owner, ready to use or waiting for its first payment', body: registerBody, answer: registerAnswer, status: 201, idempotent: true, limit: 'register' },
  register,
)
