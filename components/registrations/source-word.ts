import { registrations as words } from '@/lib/messages/en/registrations'

/** How somebody came, as colleagues say it: a door by its name, a campaign's source as it was written. */
export const sourceWord = (source: string): string => (Object.hasOwn(words.doors, source) ? words.doors[source as keyof typeof words.doors] : source)
