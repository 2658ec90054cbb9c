import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/core/env'

const publicPaths = ['/', '/pricing', '/signup', '/login']

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection() // the address is the running server's, not the build's
  return publicPaths.map((path) => ({ url: `${env.APP_URL}${path}` }))
}
