import type { Metadata } from 'next'
import { TokenPage } from '@/components/auth/token-page'
import { publicPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'

export const generateMetadata = (): Metadata => ({ title: words().auth.reset.title, robots: { index: false } })

export default publicPage(({ searchParams }) => <TokenPage words={words().auth.reset} action="/reset/use" query={searchParams} again="/login/forgot" newPassword />)
