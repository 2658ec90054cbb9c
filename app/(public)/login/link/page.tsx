import type { Metadata } from 'next'
import { TokenPage } from '@/components/auth/token-page'
import { publicPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'

export const generateMetadata = (): Metadata => ({ title: words().auth.link.title, robots: { index: false } })

export default publicPage(({ searchParams }) => <TokenPage words={words().auth.link} action="/login/link/use" query={searchParams} again="/login/by-email" />)
