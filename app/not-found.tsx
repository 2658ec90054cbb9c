import type { Metadata } from 'next'
import { PublicHeader } from '@/components/shell/public-header'
import { Wrong } from '@/components/shell/wrong'
import { words } from '@/lib/messages/words'

export const generateMetadata = (): Metadata => ({ title: words().shell.wrong.notFoundTitle })

export default function NotFound() {
  const { notFoundTitle, notFoundText } = words().shell.wrong
  return (
    <>
      <PublicHeader />
      <Wrong title={notFoundTitle} text={notFoundText} />
    </>
  )
}
