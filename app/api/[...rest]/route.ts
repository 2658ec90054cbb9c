import { rawRoute } from '@/lib/auth/route'
import { errorResponse } from '@/lib/auth/answers'
import { AppError } from '@/lib/core/errors'
import { visitOf } from '@/lib/auth/visit'

// An address under /api that no route has: the same shape of error as everywhere else, not a page.
const missing = rawRoute('An address that does not exist', async (request) =>
  errorResponse(new AppError('NOT_FOUND', 'There is nothing at this address'), visitOf(request.headers).requestId),
)

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT }
