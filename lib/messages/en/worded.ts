// The house's own words of the messages on an application's way. Staff may write others (lib/deliveries/wordings), so these
// are plain texts with variables in braces, not functions. An empty line ends a paragraph; a link that stands alone in a
// line becomes a button in an e-mail.

interface Wording {
  /** Used by e-mail only. */
  subject: string
  body: string
}

const whatsapp = (body: string): Wording => ({ subject: '', body })

/** Template → channel → words. A channel that is missing is one that the template never takes. */
export const worded = {
  'phone-code': {
    whatsapp: whatsapp('Your code is {code}. It works for {minutes} minutes. Pass it on to nobody: we never ask for it.'),
  },
  'application-received': {
    email: {
      subject: 'We have your application {number}',
      body: 'Thank you for applying for {plan}. Open your application and confirm that it is yours, and it goes on at once. We tell you here what comes next.\n\n{tracking_link}',
    },
    whatsapp: whatsapp('Hello {name}, we have your application {number} for {plan}. Follow it here: {tracking_link}'),
  },
  'tracking-link': {
    email: {
      subject: 'The link to your application {number}',
      body: 'With this link you follow your application for {plan}. Use this one: links that you had before may not work any more.\n\n{tracking_link}',
    },
    whatsapp: whatsapp('Hello {name}, this is the link to your application {number}. Use this one: links that you had before may not work any more. {tracking_link}'),
  },
  'application-verified': {
    email: { subject: 'Your application {number} is checked', body: 'Everything we need is there. Next we plan how to connect you to {plan}.\n\n{tracking_link}' },
    whatsapp: whatsapp('Hello {name}, your application {number} is checked. Next we plan how to connect you: {tracking_link}'),
  },
  'survey-scheduled': {
    email: {
      subject: 'We come to look at {date}',
      body: 'A colleague visits you to see how your connection can be laid.\n\nDay: {date}\nTime: {time}\n\nSomebody should be there to open the door. If the time does not suit you, tell us.\n\n{tracking_link}',
    },
    whatsapp: whatsapp('Hello {name}, for {number} a colleague visits you on {date}, {time}. If that does not suit you, tell us. {tracking_link}'),
  },
  'survey-moved': {
    email: { subject: 'The visit has moved to {date}', body: 'Our visit to your place has a new time.\n\nDay: {date}\nTime: {time}\n\n{tracking_link}' },
    whatsapp: whatsapp('Hello {name}, our visit for {number} has moved to {date}, {time}. {tracking_link}'),
  },
  'application-approved': {
    email: { subject: 'Your application {number} is approved', body: 'You can have {plan} at your address. We open your account now and plan the installation.\n\n{tracking_link}' },
    whatsapp: whatsapp('Hello {name}, your application {number} for {plan} is approved. We open your account now. {tracking_link}'),
  },
  'application-rejected': {
    email: {
      subject: 'About your application {number}',
      body: 'We are sorry: we cannot connect you to {plan} at the moment.\n\nWhy: {reason}\n\nIf this changes you are welcome to apply again.\n\n{apply_link}',
    },
    whatsapp: whatsapp('Hello {name}, we are sorry: we cannot go on with your application {number}. Why: {reason}. You are welcome to apply again: {apply_link}'),
  },
  'application-cancelled': {
    email: { subject: 'Your application {number} is cancelled', body: 'Your application for {plan} has ended, and nobody visits you for it. You can apply again at any time.\n\n{apply_link}' },
    whatsapp: whatsapp('Hello {name}, your application {number} is cancelled. You can apply again at any time: {apply_link}'),
  },
  'customer-welcome': {
    email: {
      subject: 'Welcome: your account {account} is open',
      body: 'Your account {account} is open, on the plan {plan}. Take it over to see your invoice and when we come to install. The link works once, for {link_lives}.\n\n{claim_link}',
    },
    whatsapp: whatsapp('Welcome {name}! Your account {account} is open, on the plan {plan}. Take it over with this link, which works once, for {link_lives}: {claim_link}'),
  },
  'installation-scheduled': {
    email: {
      subject: 'We install on {date}',
      body: 'A colleague comes to install {plan}.\n\nDay: {date}\nTime: {time}\n\nSomebody should be there to open the door. If the time does not suit you, tell us.\n\n{tracking_link}',
    },
    whatsapp: whatsapp('Hello {name}, we come to install {plan} on {date}, {time}. If that does not suit you, tell us. {tracking_link}'),
  },
  'installation-moved': {
    email: { subject: 'The installation has moved to {date}', body: 'The installation of {plan} has a new time.\n\nDay: {date}\nTime: {time}\n\n{tracking_link}' },
    whatsapp: whatsapp('Hello {name}, the installation of {plan} has moved to {date}, {time}. {tracking_link}'),
  },
  'visit-withdrawn': {
    email: {
      subject: 'Our visit on {date} is off',
      body: 'This time of our visit no longer stands.\n\nDay: {date}\nTime: {time}\n\nYou need not wait for us then. When a new time is planned, you hear from us.\n\n{tracking_link}',
    },
    whatsapp: whatsapp('Hello {name}, our visit for {number} on {date}, {time}, is off: you need not wait for us then. When a new time is planned, you hear from us. {tracking_link}'),
  },
  'service-active': {
    email: { subject: '{plan} works from now on', body: 'The installation is done, and your account {account} is active. Your plan {plan} counts from today.\n\n{sign_in_link}' },
    whatsapp: whatsapp('Hello {name}, the installation is done: {plan} works from now on. Your account: {sign_in_link}'),
  },
  'phone-changed': {
    email: {
      subject: 'The phone of your login was changed',
      body: 'The phone number of your login is now {phone}.\n\nIf you did this, all is well. If not, choose a new password now: whoever did it is signed in as you.\n\n{reset_link}',
    },
    whatsapp: whatsapp('Hello {name}, the phone number of your login is now {phone}, and no longer this one. If that was not you, choose a new password now: {reset_link}'),
  },
  'phone-removed': {
    email: {
      subject: 'The phone of your login was removed',
      body: 'Your login has no phone number any more.\n\nIf you did this, all is well. If not, choose a new password now: whoever did it is signed in as you.\n\n{reset_link}',
    },
    whatsapp: whatsapp('Hello {name}, this number no longer belongs to your login. If that was not you, choose a new password now: {reset_link}'),
  },
  'renewal-invoice': {
    email: {
      subject: 'Invoice {invoice}: {amount}, due {due}',
      body: 'Here is the invoice for the next period of {plan}.\n\nInvoice: {invoice}\nAmount: {amount}\nDue: {due}\n\n{method}: {how_to_pay}\n\nGive {invoice} as the reference, so that we find your payment.\n\n{billing_link}',
    },
    whatsapp: whatsapp('Hello {name}, the invoice {invoice} for the next period of {plan} is here: {amount}, due {due}. {method}: {how_to_pay} {billing_link}'),
  },
  'invoice-reminder': {
    email: {
      subject: 'Invoice {invoice} is due {due}',
      body: 'The invoice {invoice} of {account} over {amount} is due on {due}, and we have not seen its money yet. If it is on its way, tell us on the page of the invoice.\n\n{billing_link}',
    },
    whatsapp: whatsapp('Hello {name}, invoice {invoice} over {amount} is due on {due}. If the money is on its way, tell us here: {billing_link}'),
  },
  'invoice-overdue': {
    email: {
      subject: 'Invoice {invoice} is overdue',
      body: 'The invoice {invoice} of {account} over {amount} was due on {due}. {plan} goes on until {last_day}; after that the account is suspended until the invoice is paid. Nothing of yours is deleted.\n\n{billing_link}',
    },
    whatsapp: whatsapp('Hello {name}, invoice {invoice} over {amount} was due on {due}. {plan} goes on until {last_day}. Pay or tell us here: {billing_link}'),
  },
  'account-suspended': {
    email: {
      subject: 'Your account {account} is suspended',
      body: 'The invoice {invoice} over {amount} is still open, so the account {account} is suspended. You can look at everything, and pay. As soon as the money is here, it is open again, with all that is in it.\n\n{billing_link}',
    },
    whatsapp: whatsapp('Hello {name}, invoice {invoice} over {amount} is still open, so {account} is suspended. It opens again as soon as it is paid: {billing_link}'),
  },
  'staff-notice': {
    email: { subject: '{event}: {number}', body: '{event}: {number}, {plan}, {city}.\n\n{console_link}' },
    whatsapp: whatsapp('{event}: {number}, {plan}, {city}. {console_link}'),
  },
} as const satisfies Record<string, { email?: Wording; whatsapp?: Wording }>

/** The words of a button that a link becomes in an e-mail. */
export const buttonWords = {
  tracking_link: 'Follow your application',
  apply_link: 'Apply again',
  claim_link: 'Take over your account',
  sign_in_link: 'Open account',
  reset_link: 'Choose a new password',
  billing_link: 'See the invoice',
  console_link: 'Open in the console',
} as const

/** What a staff notice says has happened. */
export const noticeEvents = {
  received: 'New application',
  verified: 'Application checked',
  survey_scheduled: 'Survey scheduled',
  survey_moved: 'Survey moved',
  survey_completed: 'Survey completed',
  approved: 'Application approved',
  rejected: 'Application rejected',
  cancelled: 'Application cancelled',
  reopened: 'Application reopened',
  customer_created: 'Customer created',
  installation_scheduled: 'Installation scheduled',
  installation_moved: 'Installation moved',
  visit_withdrawn: 'Visit withdrawn',
  installation_failed: 'Installation failed',
  installation_due: 'Installation due soon',
  activated: 'Service active',
} as const
