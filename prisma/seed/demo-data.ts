// Who lives in the demo. Domains end in .example, which RFC 2606 keeps for this: no message can reach a stranger.
import { DEMO_DOMAIN } from '@/lib/auth/rate-limits'
import type { StaffRole } from '@/lib/generated/prisma/enums'

export interface DemoStaff {
  role: StaffRole
  name: string
  email: string
}

export const DEMO_STAFF: readonly DemoStaff[] = [
  { role: 'admin', name: 'Ada Lindqvist', email: `admin@${DEMO_DOMAIN}` },
  { role: 'supervisor', name: 'Samuel Okello', email: `supervisor@${DEMO_DOMAIN}` },
  { role: 'agent', name: 'Ayu Pratiwi', email: `agent@${DEMO_DOMAIN}` },
  { role: 'technician', name: 'Tomás Herrera', email: `technician@${DEMO_DOMAIN}` },
  { role: 'finance', name: 'Fatima Rahman', email: `finance@${DEMO_DOMAIN}` },
]

export interface DemoTenant {
  company: string
  owner: string
  email: string
  country: string
  plan: string
  /** For paid plans. */
  payment?: { method: string; line: string; city: string; postalCode?: string }
  /** How far it has come. `new`: as it signed up. `announced`: says that it has paid. `paid`: finance has confirmed. */
  state: 'new' | 'announced' | 'paid'
  /** What it has used its credits for, oldest first. */
  spends?: readonly (readonly [amount: number, description: string])[]
}

/** The tenant whose owner has a login in demo.json: a paid plan, with credits. */
export const DEMO_OWNER: DemoTenant = {
  company: 'Harbour Studio',
  owner: 'Olivia Marsh',
  email: 'owner@harbour-studio.example',
  country: 'GB',
  plan: 'growth',
  payment: { method: 'bank_transfer', line: '14 Quay Street', city: 'Bristol', postalCode: 'BS1 4QA' },
  state: 'paid',
  spends: [
    [30, 'Article: opening hours in winter'],
    [10, 'Ideas for the spring menu'],
    [4, 'Picture for the front page'],
    [40, 'Long article: choosing a boat'],
  ],
}

/** Whom the owner has let in. Both have a login in demo.json; the editor may see one site, the viewer none. */
export const DEMO_TEAM = [
  { role: 'editor', name: 'Edwin Clarke', email: 'editor@harbour-studio.example' },
  { role: 'viewer', name: 'Vera Holt', email: 'viewer@harbour-studio.example' },
] as const
export type DemoMember = (typeof DEMO_TEAM)[number]

export interface DemoSite {
  name: string
  domain: string
  industry: string
  sectors: string[]
  /** Proved to be the account's. */
  verified?: true
  archived?: true
  /** Open to the editor. */
  shared?: true
}

/** The sites of the owner's account. */
export const DEMO_SITES: readonly DemoSite[] = [
  { name: 'Harbour Studio', domain: 'harbour-studio.example', industry: 'design', sectors: ['graphic-design', 'logo-design', 'illustration'], verified: true, shared: true },
  { name: 'Café am Hafen', domain: 'xn--caf-am-hafen-deb.example', industry: 'restaurants-and-catering', sectors: ['cafes'] },
  { name: 'Boat show 2025', domain: 'boat-show.example', industry: 'travel', sectors: [], archived: true },
]

export const DEMO_TENANTS: readonly DemoTenant[] = [
  DEMO_OWNER,
  {
    company: 'Linden Bakery',
    owner: 'Greta Baumann',
    email: 'greta@linden-bakery.example',
    country: 'DE',
    plan: 'free',
    state: 'new',
    spends: [[20, 'Article: sourdough for beginners']],
  },
  {
    company: 'Kivu Roasters',
    owner: 'Jean Habimana',
    email: 'jean@kivu-roasters.example',
    country: 'RW',
    plan: 'starter',
    payment: { method: 'mtn_momo', line: 'KN 5 Road 12', city: 'Kigali' },
    state: 'announced',
  },
  {
    company: 'Maple & Finch',
    owner: 'Nora Tremblay',
    email: 'nora@maple-finch.example',
    country: 'CA',
    plan: 'scale',
    payment: { method: 'bank_transfer', line: '220 Rue Sherbrooke', city: 'Montréal', postalCode: 'H2X 1X8' },
    state: 'new',
  },
  {
    company: 'Nile Traders',
    owner: 'Grace Namutebi',
    email: 'grace@nile-traders.example',
    country: 'UG',
    plan: 'standard',
    payment: { method: 'airtel_money', line: 'Plot 8 Kampala Road', city: 'Kampala' },
    state: 'paid',
  },
  {
    company: 'Old Mill Prints',
    owner: 'Peter Novak',
    email: 'peter@old-mill-prints.example',
    country: 'CZ',
    plan: 'free',
    state: 'new',
  },
]
