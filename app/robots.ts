import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/core/env'

/** Search engines may read what is for everyone. Accounts, console and machines' addresses are not. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection() // the address is the running server's, not the build's
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api', '/portal'] },
    sitemap: `${env.APP_URL}/sitemap.xml`,
  }
}
