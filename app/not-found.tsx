import type { Metadata } from 'next'
import { PublicHeader } from '@/components/shell/public-header'
import { Wrong } from '@/components/shell/wrong'
import { words } from '@/lib/messages/words'

export const generateMetadata = (): Metadata => ({ title: words().wrong.notFoundTitle })

export default function NotFound() {
  const { notFoundTitle, notFoundText } = words().wrong
  return (
    <>
      <PublicHeader />
      <Wrong title={notFoundTitle} text={notFoundText} />
    </>
  )
}
