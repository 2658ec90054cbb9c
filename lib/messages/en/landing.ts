/** Words of the landing page. */
export const landing = {
  title: 'Sign up once. Everything is in one account.',
  intro: 'Websites to run, fibre at home, orders over chat: choose a plan, and a moment later you are in. Plan, credits, invoices and help stay in one place.',
  start: 'Create free account',
  prices: 'See prices',
  free: (plan: string, credits: string) => `${plan}: ${credits} credits to start with, no payment.`,
  picture: 'The home of an account: what to do next, the plan with its limits, the balance of credits and the latest events.',
  doors: {
    title: 'Three doors, one account',
    intro: 'Come in the way that suits you. Behind each door is the same kind of account.',
    online: {
      name: 'Online',
      who: 'You run websites, yours or those of customers.',
      how: 'Choose a plan, say who you are, look it over, done. A free account works at once; a paid one as soon as the payment is confirmed.',
      link: 'Online plans',
    },
    installed: {
      name: 'Installed',
      who: 'You want fibre where you live.',
      how: 'We check the address, look at the place and connect it. You can follow every step.',
      link: 'Installed plans',
    },
    chat: {
      name: 'Chat',
      who: 'You order through quotes, in a conversation.',
      how: 'A plan lowers the fee and the price of shipping. Sign up here; it is the same account.',
      note: 'Ordering on WhatsApp itself opens with a later release.',
      link: 'Chat plans',
    },
    from: (price: string, per: string) => (per ? `from ${price} ${per}` : `from ${price}`),
  },
  inside: {
    title: 'What you find inside',
    points: [
      { icon: 'list', title: 'What to do next', text: 'A short list that says what is open and ends when nothing is.' },
      { icon: 'gauge', title: 'What you have, what you used', text: 'Sites, people and sectors against the limits of your plan, in numbers.' },
      { icon: 'coins', title: 'Credits that add up', text: 'Every credit that came or went is a line in a book that nobody can rewrite.' },
      { icon: 'receipt', title: 'Money in words', text: 'Due in three days, paid on Monday: each invoice with its state and the one next step.' },
    ],
    phonePicture: 'The same account on a phone.',
  },
  questions: {
    title: 'Before you ask',
    list: [
      { ask: 'Do I need a card to try it?', answer: 'No. A free plan asks for no payment at all, and no card is stored anywhere while you sign up.' },
      { ask: 'What are credits?', answer: 'What work in your account is paid with. Each plan brings some; the price list says how many and how often.' },
      { ask: 'A colleague has signed up already. What now?', answer: 'Sign up with your own address of the same company. You can then ask to join the account that exists, and its owner decides.' },
      { ask: 'What do I need to sign up?', answer: 'An e-mail address, a password and the name of your company. For a paid plan also an address for the invoice.' },
    ],
  },
  /** What the pictures of the product show: an account that could be anyone's. */
  sample: {
    account: 'Harbour Studio',
    mode: 'Vendor',
    initials: 'MO',
    nav: ['Home', 'Credits', 'Billing', 'Team', 'Settings'],
    title: 'Harbour Studio',
    state: 'Everything works. Two things are left to set up.',
    next: 'Set up your account',
    steps: [
      { text: 'Confirm your e-mail address', done: true },
      { text: 'Make the first payment', done: true },
      { text: 'Decide what counts in customer health', done: false },
      { text: 'Let colleagues in', done: false },
    ],
    plan: 'Plan',
    meters: [
      { label: 'Sites', used: 0, limit: 5 },
      { label: 'People', used: 1, limit: 3 },
    ],
    credits: 'Credits',
    balance: '1,840',
    balanceNote: '160 spent this month',
    recent: 'Latest',
    events: [
      { title: 'Payment confirmed', when: '2 hours ago', color: 'green', icon: 'check' },
      { title: 'Credits added: 2,000', when: '2 hours ago', color: 'blue', icon: 'coins' },
      { title: 'Account created', when: 'yesterday', color: 'grey', icon: 'plus' },
    ],
  },
  end: { title: 'A minute from now you can be in.', text: 'Nothing to install. Nothing you type is lost when you go back.' },
} as const
