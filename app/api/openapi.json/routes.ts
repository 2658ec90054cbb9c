// Made by scripts/api-routes.mjs from the folder tree. Do not edit by hand.
import * as route0 from '../[...rest]/route'
import * as route1 from '../account/route'
import * as route2 from '../admin/accounts/[id]/resume/route'
import * as route3 from '../admin/accounts/[id]/route'
import * as route4 from '../admin/accounts/[id]/suspend/route'
import * as route5 from '../admin/accounts/route'
import * as route6 from '../admin/deliveries/[id]/resend/route'
import * as route7 from '../admin/deliveries/route'
import * as route8 from '../admin/transfers/[id]/confirm/route'
import * as route9 from '../admin/transfers/[id]/reject/route'
import * as route10 from '../admin/transfers/route'
import * as route11 from '../auth/[...nextauth]/route'
import * as route12 from '../credits/entries/route'
import * as route13 from '../credits/route'
import * as route14 from '../credits/spend/route'
import * as route15 from '../health/live/route'
import * as route16 from '../health/ready/route'
import * as route17 from '../industries/route'
import * as route18 from '../invoices/[number]/route'
import * as route19 from '../invoices/[number]/transfers/route'
import * as route20 from '../invoices/route'
import * as route21 from '../payment-methods/route'
import * as route22 from '../plans/route'
import * as route23 from '../register/check-availability/route'
import * as route24 from '../register/route'

/** Every route of the API with its address. */
export const apiRoutes: readonly { path: string; route: Record<string, unknown> }[] = [
  { path: '/api/{rest}', route: route0 },
  { path: '/api/account', route: route1 },
  { path: '/api/admin/accounts/{id}/resume', route: route2 },
  { path: '/api/admin/accounts/{id}', route: route3 },
  { path: '/api/admin/accounts/{id}/suspend', route: route4 },
  { path: '/api/admin/accounts', route: route5 },
  { path: '/api/admin/deliveries/{id}/resend', route: route6 },
  { path: '/api/admin/deliveries', route: route7 },
  { path: '/api/admin/transfers/{id}/confirm', route: route8 },
  { path: '/api/admin/transfers/{id}/reject', route: route9 },
  { path: '/api/admin/transfers', route: route10 },
  { path: '/api/auth/{nextauth}', route: route11 },
  { path: '/api/credits/entries', route: route12 },
  { path: '/api/credits', route: route13 },
  { path: '/api/credits/spend', route: route14 },
  { path: '/api/health/live', route: route15 },
  { path: '/api/health/ready', route: route16 },
  { path: '/api/industries', route: route17 },
  { path: '/api/invoices/{number}', route: route18 },
  { path: '/api/invoices/{number}/transfers', route: route19 },
  { path: '/api/invoices', route: route20 },
  { path: '/api/payment-methods', route: route21 },
  { path: '/api/plans', route: route22 },
  { path: '/api/register/check-availability', route: route23 },
  { path: '/api/register', route: route24 },
]
