import type { MetadataRoute } from 'next'
import { env } from '@/lib/core/env'

/** Search engines may read what is for everyone. Accounts, console and machines' addresses are not. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api', '/portal'] },
    sitemap: `${env.APP_URL}/sitemap.xml`,
  }
}
