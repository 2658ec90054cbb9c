import { staffRoute } from '@/lib/auth/route'
import { PHOTO_BODY_BYTES } from '@/lib/files/schema'
import { checkItem } from '@/lib/installations/check-item'
import { installationAnswer, itemBody, itemParams } from '@/lib/installations/schema'

export const POST = staffRoute(
  {
    summary: 'Tick an item of the checklist, with its photo, or take the tick off',
    permission: 'installations:work',
    params: itemParams,
    body: itemBody,
    bodyBytes: PHOTO_BODY_BYTES,
    answer: installationAnswer,
    limit: 'write',
    idempotent: true,
  },
  checkItem,
)
