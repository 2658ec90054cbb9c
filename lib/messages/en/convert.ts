/** The words of ending an application in a customer, and of taking the account over. */
export const convert = {
  refused: {
    notApproved: 'Only an approved application becomes a customer',
    noAddress: 'Say where to install, then create the customer',
    instantPlan: (plan: string) => `The plan ${plan} needs no visit. Its customers sign up by themselves`,
    noMethod: (country: string) => `No way to pay is offered in ${country}. Offer one, then create the customer`,
    nameTaken: 'Another account has this company name. Change it on the application, for example by adding the place',
  },
} as const
