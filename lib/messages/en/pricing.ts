/** Words of the price list and of the page for applications. */
export const pricing = {
  metaTitle: 'Pricing',
  metaDescription: 'Every plan with its price, limits and credits: online, installed and chat. Start free, without a payment.',
  title: 'What it costs',
  intro: 'The price is for the account, not for each person in it. Amounts are what the invoice says, in the currency of the plan.',
  families: 'Kinds of plans',
  choose: (plan: string) => `Choose ${plan}`,
  apply: (plan: string) => `Apply for ${plan}`,
  applyLater: 'Applications by form open with the next release. Until then you can create a free account; an installed plan can be added to it later.',
  none: 'No plan is on sale at the moment. Nothing is wrong with accounts that exist.',
  notesTitle: 'How paying works',
  notes: [
    { title: 'A free plan needs no payment.', text: 'The account works as soon as it is made, and its credits are there.' },
    { title: 'A paid plan starts with an invoice.', text: 'You choose how to pay while signing up. The account becomes active when we have confirmed the money.' },
    { title: 'Your price stays.', text: 'A plan is sold in versions. When a price changes, the one you bought keeps its terms.' },
  ],
  application: {
    metaTitle: 'Apply for an installed plan',
    title: (plan: string | undefined) => (plan ? `Apply for ${plan}` : 'Apply for an installed plan'),
    state: 'Applications by form open with the next release.',
    text: 'An installed plan begins with a visit: we check the address, look at the place, and connect it. The form for this is not open yet, and nothing you do on this page sends an application.',
    meanwhileTitle: 'What you can do now',
    meanwhile: 'Create a free account. It works at once, and an installed plan can be added to it when applications open.',
    createAccount: 'Create free account',
    back: 'Prices of installed plans',
  },
} as const
