import { auth } from './en/auth'
import { landing } from './en/landing'
import { plans } from './en/plans'
import { pricing } from './en/pricing'
import { shell } from './en/shell'
import { status } from './en/status'
import { ui } from './en/ui'

const english = { auth, landing, plans, pricing, shell, status, ui }

/**
 * Every word on screen, for server components: `words().landing.title`.
 * Client components import their own area's module instead, so that they do not carry the whole catalogue.
 * An area is one file under `en/`, listed above; a second language is a second folder with the same types.
 */
export const words = (): typeof english => english
