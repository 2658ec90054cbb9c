import { console as words } from '@/lib/messages/en/console'

const known: Readonly<Record<string, string>> = words.audit.actions

/** What was done, in words; an action that has none yet shows its own name. */
export const actionWord = (action: string): string => known[action] ?? action
