// Words of plans: families, prices, limits.
const counted = (one: string, many: string) => (count: number | null) =>
  count === null ? `Unlimited ${many}` : `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const plans = {
  families: {
    online: { name: 'Online', hint: 'Start at once, in your browser.' },
    installed: { name: 'At home', hint: 'Fibre internet. We visit, install and switch it on.' },
    chat: { name: 'Over chat', hint: 'Order and pay from WhatsApp.' },
  },
  free: 'Free',
  intervals: { none: '', month: 'a month', year: 'a year' },
  setupFee: (amount: string) => `${amount} once, to set up`,
  creditsOnce: (count: number) => `${count.toLocaleString('en')} credits at the start`,
  creditsPeriod: (count: number) => `${count.toLocaleString('en')} credits every period`,
  limits: {
    sites: counted('site', 'sites'),
    seats: counted('seat', 'seats'),
    sectorsPerSite: counted('sector for each site', 'sectors for each site'),
    openQuotes: counted('open quote', 'open quotes'),
  },
  serviceFee: (percent: number) => `${percent} % service fee`,
  shippingDiscount: (percent: number) => `${percent} % off shipping`,
  duration: (days: number) => `Ends after ${days} days`,
  needsVisit: 'Starts with an application and a visit',
}
