/** Words about plans, their prices and limits: price list, signup, home of an account. */
export const plans = {
  families: {
    online: { name: 'Online', title: 'Online plans', text: 'For people who run websites. Sign up and start; change the plan whenever the work changes.' },
    installed: { name: 'Installed', title: 'Installed plans', text: 'Fibre where you live. A technician looks at the place first, then connects you.' },
    chat: { name: 'Chat', title: 'Chat plans', text: 'For people who order through quotes in a conversation: a lower fee, cheaper shipping.' },
  },
  per: { none: '', month: 'a month', year: 'a year' },
  from: 'from',
  sites: (count: number | null) => (count === null ? 'Any number of sites' : count === 1 ? '1 site' : `${count} sites`),
  seats: (count: number | null) => (count === null ? 'Any number of people' : count === 1 ? '1 person' : `${count} people`),
  sectors: (count: number | null) => (count === null ? 'Any number of sectors per site' : count === 1 ? '1 sector per site' : `${count} sectors per site`),
  quotes: (count: number | null) =>
    count === null ? 'Any number of open quotes' : count === 1 ? '1 open quote at a time' : `${count} open quotes at a time`,
  creditsOnce: (credits: string) => `${credits} credits, once`,
  creditsPeriod: (credits: string, per: string) => `${credits} credits ${per}`,
  setupFee: (amount: string) => `${amount} for setting up, once`,
  serviceFee: (percent: string) => `${percent} service fee`,
  shippingDiscount: (percent: string) => `${percent} off shipping`,
  duration: (days: number) => `Ends after ${days} days`,
} as const
