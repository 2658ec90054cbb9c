import type {
  AccountStatus,
  DeliveryStatus,
  InvoiceStatus,
  JoinRequestStatus,
  RegistrationStatus,
  SiteStatus,
  SubscriptionStatus,
  TransferStatus,
} from '@/lib/generated/prisma/enums'

/** The words of every state, by machine. The same word on every screen, in mails and in exports. */
export const status = {
  account: {
    pending_payment: 'Pending payment',
    pending_installation: 'Pending installation',
    active: 'Active',
    suspended: 'Suspended',
    closed: 'Closed',
  } satisfies Record<AccountStatus, string>,
  subscription: {
    pending_payment: 'Pending payment',
    active: 'Active',
    past_due: 'Past due',
    cancel_scheduled: 'Cancel scheduled',
    cancelled: 'Cancelled',
    expired: 'Expired',
  } satisfies Record<SubscriptionStatus, string>,
  invoice: { draft: 'Draft', open: 'Open', paid: 'Paid', void: 'Void', uncollectible: 'Uncollectible' } satisfies Record<InvoiceStatus, string>,
  transfer: { submitted: 'Submitted', confirmed: 'Confirmed', rejected: 'Rejected' } satisfies Record<TransferStatus, string>,
  registration: {
    pending_verification: 'Pending verification',
    verified: 'Verified',
    survey_scheduled: 'Survey scheduled',
    survey_completed: 'Survey completed',
    approved: 'Approved',
    customer_created: 'Customer created',
    rejected: 'Rejected',
    cancelled: 'Cancelled',
  } satisfies Record<RegistrationStatus, string>,
  delivery: { queued: 'Queued', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Failed' } satisfies Record<DeliveryStatus, string>,
  joinRequest: { pending: 'Pending', approved: 'Approved', declined: 'Declined' } satisfies Record<JoinRequestStatus, string>,
  site: { active: 'Active', archived: 'Archived' } satisfies Record<SiteStatus, string>,
  siteDomain: { verified: 'Verified', unverified: 'Unverified' },
  siteAccess: { role: 'Sees every site', given: 'Has access', none: 'No access' },
  apiKey: { active: 'Active', revoked: 'Revoked', expired: 'Expired' },
  channel: { real: 'Real', local: 'Local', misconfigured: 'Misconfigured' },
} as const
