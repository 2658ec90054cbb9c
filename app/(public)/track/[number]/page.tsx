import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkHelp } from '@/components/track/link-help'
import { Tracking } from '@/components/track/tracking'
import { publicPage } from '@/lib/auth/page'
import { currentVisit } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { words } from '@/lib/messages/words'
import { findTracked, type Tracked, type TrackingKey } from '@/lib/registrations/tracking'
import { trackingParams, trackingQuery } from '@/lib/registrations/tracking-schema'

export const generateMetadata = (): Metadata => ({ title: words().track.metaTitle, robots: { index: false } })

export default publicPage(async ({ params, searchParams }) => {
  const { track } = words()
  const number = trackingParams.safeParse(params).data?.number
  const { token } = trackingQuery.parse(searchParams)
  if (number === undefined) notFound()
  const tracked = await look({ number, token })
  if (!tracked) return <LinkHelp isUnknown title={track.problems.wait} />
  const { problem } = searchParams
  const said = typeof problem === 'string' && Object.hasOwn(track.problems, problem) ? track.problems[problem as keyof typeof track.problems] : undefined
  return <Tracking tracked={tracked} token={token ?? ''} problem={said} isReasonMissing={problem === 'reason'} isCancelledNow={searchParams.done === 'cancelled' && tracked.status === 'cancelled'} />
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
