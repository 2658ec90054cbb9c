import type { MetadataRoute } from 'next'
import { words } from '@/lib/messages/words'

/** What a phone needs to keep the site on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const { name, description } = words().shell.site
  return {
    name,
    short_name: name,
    description,
    start_url: '/',
    display: 'browser',
    background_color: '#fbfaf8',
    theme_color: '#fbfaf8',
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  }
}
