import type { Metadata } from 'next'

/**
 * What search engines and link previews read of a public page: title, description, its one canonical address, picture.
 *
 * @param page.path from the root, without query: pages that differ only by query are one page to the world.
 */
export function publicMetadata(page: { path: string; title: string | { absolute: string }; description: string }): Metadata {
  const title = typeof page.title === 'string' ? page.title : page.title.absolute
  return {
    title: page.title,
    description: page.description,
    alternates: { canonical: page.path },
    openGraph: { type: 'website', url: page.path, title, description: page.description, images: [{ url: '/og.png', width: 1200, height: 630, alt: '' }] },
    twitter: { card: 'summary_large_image' },
  }
}
