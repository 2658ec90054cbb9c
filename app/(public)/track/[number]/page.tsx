import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkHelp } from '@/components/track/link-help'
import { Tracking } from '@/components/track/tracking'
import { publicPage } from '@/lib/auth/page'
import { currentVisit } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { words } from '@/lib/messages/words'
import { findTracked, type Tracked, type TrackingKey } from '@/lib/registrations/tracking'
import { trackingPageQuery, trackingParams } from '@/lib/registrations/tracking-schema'

export const generateMetadata = (): Metadata => ({ title: words().track.metaTitle, robots: { index: false } })

export default publicPage(async ({ params, searchParams }) => {
  const { track } = words()
  const number = trackingParams.safeParse(params).data?.number
  const { token, proof } = trackingPageQuery.parse(searchParams)
  if (number === undefined) notFound()
  const tracked = await look({ number, token, proof })
  if (!tracked) return <LinkHelp isUnknown title={track.problems.wait} />
  const { problem } = searchParams
  const said = typeof problem === 'string' && Object.hasOwn(track.problems, problem) ? track.problems[problem as keyof typeof track.problems] : undefined
  // What a form did just now is only true while it still is.
  const isCancelledNow = searchParams.done === 'cancelled' && tracked.status === 'cancelled'
  const isConfirmedNow = searchParams.done === 'confirmed' && tracked.status === 'verified'
  const done = isCancelledNow ? track.cancel.done : isConfirmedNow ? track.confirm.done : undefined
  return <Tracking tracked={tracked} token={token ?? ''} proof={proof ?? ''} problem={said} isReasonMissing={problem === 'reason'} done={done} />
})

/** The application; undefined after too many looks. For whoever has no right link the page does not exist. */
async function look(key: TrackingKey): Promise<Tracked | undefined> {
  try {
    return await findTracked(await currentVisit(), key)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return undefined
    throw error
  }
}
