/** The words of ending an application in a customer, and of taking the account over. */
export const convert = {
  refused: {
    notApproved: 'Only an approved application becomes a customer',
    noAddress: 'Say where to install, then create the customer',
    instantPlan: (plan: string) => `The plan ${plan} needs no visit. Its customers sign up by themselves`,
    noMethod: (country: string) => `No way to pay is offered in ${country}. Offer one, then create the customer`,
    nameTaken: 'Another account has this company name. Change it on the application, for example by adding the place',
  },
  welcome: {
    title: 'Welcome',
    state: 'The link with which the customer takes the account over',
    claimed: 'The account has been taken over. Its owner signs in by themselves now',
    notSendable: { whatsapp: 'The application names no phone number', email: 'The application names no e-mail address' },
    onItsWay: 'The last message is still on its way, or has arrived',
    channels: { whatsapp: 'WhatsApp', email: 'E-mail' },
    notSent: 'Not sendable',
    send: 'Send',
    again: 'Send again',
    pending: 'Queueing',
    done: 'Queued',
  },
} as const
