// What messages say. The texts of a template are functions of its facts (lib/deliveries/schema); how it looks is in
// lib/deliveries/templates.

interface Named {
  name: string
}
interface InAccount {
  accountName: string
}

/** Words of every e-mail. */
export const mail = {
  greeting: ({ name }: Named) => `Hello ${name},`,
  /** At the foot of each message: why it came. */
  footer: (host: string) => `Gatehouse sent this message about your account at ${host}.`,
  linkFallback: 'If the button does not work, open this address:',
  notYou: 'If this was not you, ignore this message: nothing changes.',
  lives: { minutes: (count: number) => `${count} minutes`, hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`), days: (count: number) => `${count} days` },

  verifyEmail: {
    subject: 'Confirm your e-mail address',
    lead: 'Confirm that this address is yours, so that we can reach you about your account.',
    action: 'Confirm address',
    lives: (time: string) => `The link works once, for ${time}.`,
  },
  magicLink: {
    subject: 'Your sign-in link',
    lead: 'You asked for a link to sign in without a password.',
    action: 'Sign in',
    lives: (time: string) => `The link works once, for ${time}. Do not pass it on: whoever has it can sign in as you.`,
  },
  passwordReset: {
    subject: 'Set a new password',
    lead: 'Somebody, probably you, asked to set a new password for your login.',
    action: 'Set new password',
    lives: (time: string) => `The link works once, for ${time}. Until you use it your old password stays.`,
  },
  claimAccount: {
    subject: ({ accountName }: InAccount) => `Your access to ${accountName}`,
    lead: ({ accountName }: InAccount) => `An account was opened for you: ${accountName}. Choose a password to sign in to it.`,
    action: 'Choose password',
    lives: (time: string) => `The link works once, for ${time}.`,
  },
  passwordChanged: {
    subject: 'Your password was changed',
    lead: 'The password of your login was changed, and all your sessions were ended.',
    warning: 'If this was not you, set a new password at once.',
    action: 'Set new password',
  },
  welcome: {
    subject: ({ accountName }: InAccount) => `${accountName} is ready`,
    lead: ({ accountName, planName }: InAccount & { planName: string }) => `Your account ${accountName} is open, on the plan ${planName}.`,
    credits: (credits: string) => `You have ${credits} credits to start with.`,
    action: 'Open account',
  },
  paymentInstructions: {
    subject: ({ invoiceNumber }: { invoiceNumber: string }) => `How to pay invoice ${invoiceNumber}`,
    lead: ({ accountName, planName, fromPlanName, afterVisit }: InAccount & { planName: string; fromPlanName?: string | undefined; afterVisit?: boolean | undefined }) => {
      if (fromPlanName) return `${accountName} is to change from the plan ${fromPlanName} to ${planName}. It changes as soon as your payment is confirmed; until then everything stays as it is.`
      if (afterVisit) return `Your account ${accountName} is open. Its plan ${planName} starts on the day of the installation; this is its first invoice.`
      return `Your account ${accountName} is open. Its plan ${planName} starts as soon as your payment is confirmed.`
    },
    amount: 'Amount',
    due: 'Due',
    reference: 'Reference',
    invoice: 'Invoice',
    method: 'Pay by',
    referenceNote: 'Give the reference with your payment, so that we can tell that it is yours.',
    action: 'Open account',
  },
  paymentConfirmed: {
    subject: ({ invoiceNumber }: { invoiceNumber: string }) => `Payment received: invoice ${invoiceNumber}`,
    lead: ({ accountName, planName, afterVisit }: InAccount & { planName: string; afterVisit?: boolean | undefined }) =>
      afterVisit ? `Your payment has arrived. The plan ${planName} of ${accountName} starts on the day of the installation.` : `Your payment has arrived. The plan ${planName} of ${accountName} is active.`,
    amount: 'Amount',
    invoice: 'Invoice',
    credits: 'Credits added',
    action: 'Open account',
  },
  paymentRejected: {
    subject: ({ invoiceNumber }: { invoiceNumber: string }) => `Payment not found: invoice ${invoiceNumber}`,
    lead: ({ invoiceNumber }: { invoiceNumber: string }) => `We could not match the payment that you announced for invoice ${invoiceNumber}. The invoice is still open.`,
    reason: 'What our colleague wrote',
    action: 'Open account',
  },
  invoiceVoid: {
    subject: ({ invoiceNumber }: { invoiceNumber: string }) => `Do not pay invoice ${invoiceNumber}: it is void`,
    lead: ({ accountName, planName, invoiceNumber }: InAccount & { planName: string; invoiceNumber: string }) =>
      `${accountName} has withdrawn its change to the plan ${planName}. Invoice ${invoiceNumber} is void, so nothing has to be paid for it, and the plan stays as it is.`,
    action: 'Open account',
  },
  alreadyRegistered: {
    subject: 'You already have a login',
    lead: 'Somebody, probably you, tried to sign up with this address. It has a login already, so nothing new was made.',
    action: 'Sign in',
    forgotten: 'You can set a new password on the sign-in page if you forgot yours.',
  },
  joinRequest: {
    subject: ({ requesterName, accountName }: InAccount & { requesterName: string }) => `${requesterName} asks to join ${accountName}`,
    lead: ({ requesterName, accountName }: InAccount & { requesterName: string }) =>
      `${requesterName} signed up with an address of your company and asks to join ${accountName}. Nobody gets in before you agree.`,
    person: 'Name',
    email: 'E-mail',
    action: 'Review request',
  },
  joinApproved: {
    subject: ({ accountName }: InAccount) => `You can now sign in to ${accountName}`,
    lead: ({ accountName }: InAccount) => `Your request to join ${accountName} was approved.`,
    action: 'Open account',
  },
} as const
