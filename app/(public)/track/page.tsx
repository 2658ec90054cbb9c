import type { Metadata } from 'next'
import { LinkHelp } from '@/components/track/link-help'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  const { help } = words().track
  return publicMetadata({ path: '/track', title: help.title, description: help.intro })
}

export default publicPage(({ searchParams }) => <LinkHelp isSent={searchParams.sent === 'yes'} />)
