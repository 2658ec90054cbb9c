/** Words of the price list. */
export const pricing = {
  metaTitle: 'Pricing',
  metaDescription: 'Every plan with its price, limits and credits: online, installed and chat. Start free, without a payment.',
  title: 'What it costs',
  intro: 'The price is for the account, not for each person in it. Amounts are what the invoice says, in the currency of the plan.',
  families: 'Kinds of plans',
  choose: (plan: string) => `Choose ${plan}`,
  apply: (plan: string) => `Apply for ${plan}`,
  applyHow: 'These begin with an application: five short steps and a visit to the place. You pay when we can connect you.',
  none: 'No plan is on sale at the moment. Nothing is wrong with accounts that exist.',
  notesTitle: 'How paying works',
  notes: [
    { title: 'A free plan needs no payment.', text: 'The account works as soon as it is made, and its credits are there.' },
    { title: 'A paid plan starts with an invoice.', text: 'You choose how to pay while signing up. The account becomes active when we have confirmed the money.' },
    { title: 'Your price stays.', text: 'A plan is sold in versions. When a price changes, the one you bought keeps its terms.' },
  ],
} as const
