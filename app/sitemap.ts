import type { MetadataRoute } from 'next'
import { env } from '@/lib/core/env'

const publicPaths = ['/', '/pricing', '/signup', '/login']

export default function sitemap(): MetadataRoute.Sitemap {
  return publicPaths.map((path) => ({ url: `${env.APP_URL}${path}` }))
}
