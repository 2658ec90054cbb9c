import { unstable_rethrow as rethrowNext } from 'next/navigation'
import type { AppError } from '@/lib/core/errors'
import { plainRefusalOf } from './refusal'

/**
 * The refusal behind an error of a request. What is no refusal is logged and becomes INTERNAL; Next's own signals
 * (redirect, not found) pass through, because they are no failures.
 */
export function refusalOf(error: unknown, requestId: string): AppError {
  rethrowNext(error)
  return plainRefusalOf(error, requestId)
}
