import { notFound } from 'next/navigation'
import { AppError } from '@/lib/core/errors'

/** What a page shows; a missing row is a missing page. */
export const orNotFound = <T>(wanted: Promise<T>): Promise<T> =>
  wanted.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  })
