import type { Metadata } from 'next'
import { LinkHelp } from '@/components/track/link-help'
import { Tracking } from '@/components/track/tracking'
import { publicPage } from '@/lib/auth/page'
import { currentVisit } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { noteStatus } from '@/lib/core/page-status'
import { words } from '@/lib/messages/words'
import { findTracked, type Tracked, type TrackingKey } from '@/lib/registrations/tracking'
import { trackingPageQuery, trackingParams } from '@/lib/registrations/tracking-schema'

export const generateMetadata = (): Metadata => ({ title: words().track.metaTitle, robots: { index: false } })

export default publicPage(async ({ params, searchParams }) => {
  const { track } = words()
  const number = trackingParams.safeParse(params).data?.number
  const { token, proof } = trackingPageQuery.parse(searchParams)
  const tracked = number === undefined ? 'unknown' : await look({ number, token, proof })
  if (tracked === 'wait') return <LinkHelp isUnknown title={track.problems.wait} />
  if (tracked === 'unknown') {
    // The same for a number that does not exist as for a wrong token; and, unlike Next's own page, there without a script.
    noteStatus(404)
    return <LinkHelp isUnknown />
  }
  const { problem } = searchParams
  const said = typeof problem === 'string' && Object.hasOwn(track.problems, problem) ? track.problems[problem as keyof typeof track.problems] : undefined
  // What a form did just now is only true while it still is.
  const isCancelledNow = searchParams.done === 'cancelled' && tracked.status === 'cancelled'
  const isConfirmedNow = searchParams.done === 'confirmed' && tracked.status === 'verified'
  const done = isCancelledNow ? track.cancel.done : isConfirmedNow ? track.confirm.done : undefined
  return <Tracking tracked={tracked} token={token ?? ''} proof={proof ?? ''} problem={said} isReasonMissing={problem === 'reason'} done={done} />
})

/** The application, or why it is not shown: no right link, or too many looks. */
async function look(key: TrackingKey): Promise<Tracked | 'unknown' | 'wait'> {
  try {
    return await findTracked(await currentVisit(), key)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return 'unknown'
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return 'wait'
    throw error
  }
}
