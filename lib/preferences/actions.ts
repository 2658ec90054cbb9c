'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { preferenceCookie, RAIL_COOKIE, THEME_COOKIE } from './cookies'
import { railSchema, themeSchema } from './schema'

/** Remembers a theme for this browser and shows the same page again. Anything but a known theme changes nothing. */
export async function chooseTheme(form: FormData): Promise<void> {
  const parsed = themeSchema.safeParse(Object.fromEntries(form))
  if (parsed.success) (await cookies()).set(THEME_COOKIE, parsed.data.theme, preferenceCookie)
  redirect(await pageOfForm())
}

/** Remembers whether the rail is folded and shows the same page again. */
export async function foldRail(form: FormData): Promise<void> {
  const parsed = railSchema.safeParse(Object.fromEntries(form))
  if (parsed.success) (await cookies()).set(RAIL_COOKIE, parsed.data.rail, preferenceCookie)
  redirect(await pageOfForm())
}

/** The path of the page that sent the form. Only the path is taken: a foreign referer cannot lead anyone away. */
async function pageOfForm(): Promise<string> {
  const referer = (await headers()).get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`
}
