'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { publicAction } from '@/lib/auth/action'
import { preferenceCookie, RAIL_COOKIE, THEME_COOKIE } from './cookies'
import { railSchema, themeSchema, type Rail, type Theme } from './schema'

const keepTheme = publicAction(themeSchema, async (_caller, { theme }) => {
  ;(await cookies()).set(THEME_COOKIE, theme, preferenceCookie)
})
const keepRail = publicAction(railSchema, async (_caller, { rail }) => {
  ;(await cookies()).set(RAIL_COOKIE, rail, preferenceCookie)
})

/** Remembers a theme for this browser and shows the same page again. Anything but a known theme changes nothing. */
export async function chooseTheme(form: FormData): Promise<void> {
  await keepTheme({ theme: form.get('theme') as Theme }) // judged by the schema
  redirect(await pageOfForm())
}

/** Remembers whether the rail is folded and shows the same page again. */
export async function foldRail(form: FormData): Promise<void> {
  await keepRail({ rail: form.get('rail') as Rail }) // judged by the schema
  redirect(await pageOfForm())
}

/** The path of the page that sent the form. Only the path is taken: a foreign referer cannot lead anyone away. */
async function pageOfForm(): Promise<string> {
  const referer = (await headers()).get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`
}
