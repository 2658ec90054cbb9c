import { apiGuide } from './en/api-guide'
import { account } from './en/account'
import { addresses } from './en/addresses'
import { apply } from './en/apply'
import { auth } from './en/auth'
import { billing } from './en/billing'
import { convert } from './en/convert'
import { credits } from './en/credits'
import { landing } from './en/landing'
import { people } from './en/people'
import { plans } from './en/plans'
import { pricing } from './en/pricing'
import { registrations } from './en/registrations'
import { settings } from './en/settings'
import { shell } from './en/shell'
import { signup } from './en/signup'
import { siteAccess } from './en/site-access'
import { siteDomain } from './en/site-domain'
import { siteIntegrations } from './en/site-integrations'
import { siteSettings } from './en/site-settings'
import { sites } from './en/sites'
import { siteWizard } from './en/site-wizard'
import { status } from './en/status'
import { team } from './en/team'
import { track } from './en/track'
import { ui } from './en/ui'
import { upgrade } from './en/upgrade'
import { whatsapp } from './en/whatsapp'
import { wrong } from './en/wrong'

const english = { apiGuide, account, addresses, apply, auth, billing, convert, credits, landing, people, plans, pricing, registrations, settings, shell, signup, siteAccess, siteDomain, siteIntegrations, siteSettings, sites, siteWizard, status, team, track, ui, upgrade, whatsapp, wrong }

/**
 * Every word on screen, for server components: `words().landing.title`.
 * Client components import their own area's module instead, so that they do not carry the whole catalogue.
 * An area is one file under `en/`, listed above; a second language is a second folder with the same types.
 */
export const words = (): typeof english => english
