/** The cookies behind the preferences. They hold no secret and name nobody. */
export const THEME_COOKIE = 'gatehouse.theme'
export const RAIL_COOKIE = 'gatehouse.rail'

const YEAR_SECONDS = 365 * 24 * 3600
export const preferenceCookie = { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR_SECONDS } as const
