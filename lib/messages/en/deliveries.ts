/** Words of the staff console's rooms for outbound messages: deliveries, mailbox, channels. */
export const deliveries = {
  title: 'Deliveries',
  channel: { email: 'E-mail', whatsapp: 'WhatsApp', webhook: 'Webhook' },
  template: {
    'verify-email': 'Confirm e-mail',
    'magic-link': 'Sign-in link',
    'password-reset': 'Password reset',
    'claim-account': 'Claim account',
    'password-changed': 'Password changed',
    welcome: 'Welcome',
    'payment-instructions': 'Payment instructions',
    'payment-confirmed': 'Payment confirmed',
    'join-request': 'Request to join',
    'join-approved': 'Request to join approved',
  },
  channels: {
    title: 'Channels',
    lead: 'What connects Gatehouse with the outside, and whether it works.',
    names: { email: 'E-mail', whatsapp: 'WhatsApp', linear: 'Linear', cards: 'Cards', files: 'Files' },
    reasons: {
      email: 'No SMTP_URL is set: messages stay in the local mailbox.',
      emailWorks: 'The mail server takes our messages.',
      emailUntried: 'The settings are complete; the worker has not tried them yet.',
      whatsapp: 'Not connected: nothing is sent by WhatsApp.',
      linear: 'Not connected: issues stay here.',
      cards: 'Not connected: customers pay by transfer.',
      files: 'Files are kept in the data folder.',
    },
  },
} as const
