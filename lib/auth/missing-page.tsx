import type { ReactNode } from 'react'
import { AppError } from '@/lib/core/errors'
import { noteStatus } from '@/lib/core/page-status'
import { wrong } from '@/lib/messages/en/wrong'

const START_PAGE = '/'

/** Whether an error says that what was asked for does not exist for this person. */
export const isMissing = (error: unknown): boolean => error instanceof AppError && error.code === 'NOT_FOUND'

/**
 * What stands in the place of a page that does not exist, or does not for this person: one answer for both, with the
 * status 404. Drawn by the server inside the frame, because what Next puts there is empty until a script has run.
 */
export function missingPage(): ReactNode {
  noteStatus(404)
  return (
    <div className="mx-auto max-w-xl px-4 py-12">
      <h1 className="text-xl font-semibold">{wrong.notFoundTitle}</h1>
      <p className="mt-2 text-muted">{wrong.notFoundText}</p>
      <p className="mt-6">
        <a href={START_PAGE} className="inline-block py-1 font-medium text-link underline underline-offset-3 hover:decoration-2">
          {wrong.home}
        </a>
      </p>
    </div>
  )
}
