// The pages that a site has besides its overview, by their folders. Tabs and links lead only to what stands here; a test
// compares it with the folders, so a new page has its tab and no tab is without a page. Browser-safe.

type Room = 'sectors' | 'domain' | 'integrations' | 'access' | 'activity' | 'settings'

export const SITE_ROOMS: readonly Room[] = ['sectors', 'domain', 'integrations', 'access', 'activity', 'settings']

/** Is there such a page? */
export const hasRoom = (room: Room): boolean => SITE_ROOMS.includes(room)
