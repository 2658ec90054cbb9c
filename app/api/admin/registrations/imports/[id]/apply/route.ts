import { staffRoute } from '@/lib/auth/route'
import { applyToAnswer } from '@/lib/registrations/import/resources'
import { applyBody, importAnswer, importParams } from '@/lib/registrations/import/schema'

export const POST = staffRoute(
  { summary: 'Create the registrations of an import; twice is once', permission: 'registrations:import', params: importParams, body: applyBody, answer: importAnswer, limit: 'write' },
  applyToAnswer,
)
