/**
 * What a visitor chose for this browser: theme, and whether the rail is folded. Kept in cookies that the server reads,
 * so that the first paint is right and no script has to run before it.
 */
import { cookies } from 'next/headers'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const THEME_COOKIE = 'gatehouse.theme'
export const RAIL_COOKIE = 'gatehouse.rail'
const YEAR_SECONDS = 365 * 24 * 3600

export const preferenceCookie = { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR_SECONDS } as const

/** The chosen theme; 'system' where none was, or where the cookie holds anything else. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(THEME_COOKIE)?.value
  return themes.find((theme) => theme === value) ?? 'system'
}

/** Whether the visitor folded the rail of the signed-in pages. */
export const readRailFolded = async (): Promise<boolean> => (await cookies()).get(RAIL_COOKIE)?.value === 'folded'
