/**
 * What a visitor chose for this browser: theme, and whether the rail is folded. Kept in cookies that the server reads,
 * so that the first paint is right and no script has to run before it.
 */
import 'server-only'
import { cookies } from 'next/headers'
import { RAIL_COOKIE, THEME_COOKIE } from './cookies'
import { themeSchema, type Theme } from './schema'

/** The chosen theme; 'system' where none was, or where the cookie holds anything else. */
export async function readTheme(): Promise<Theme> {
  const parsed = themeSchema.safeParse({ theme: (await cookies()).get(THEME_COOKIE)?.value })
  return parsed.success ? parsed.data.theme : 'system'
}

/** Whether the visitor folded the rail of the signed-in pages. */
export const readRailFolded = async (): Promise<boolean> => (await cookies()).get(RAIL_COOKIE)?.value === 'folded'
