// Words of renewals: the runs, their rules, and what a tenant sees of them.
const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`)
const list = new Intl.ListFormat('en')

export const renewals = {
  title: 'Renewals',
  tabs: { label: 'Payments', transfers: 'Transfers', renewals: 'Renewals' },
  state: {
    never: 'No run yet. The first one is within the hour.',
    waiting: 'A run goes on.',
    clean: 'All that was due is done. Last run:',
    failed: (n: number) => `The last run could not renew ${count(n, 'account', 'accounts')}.`,
    stuck: 'The last run did not end. The next one goes on where it stopped.',
  },
  run: 'Run now',
  requested: 'A run is asked for. It begins within seconds, and this page shows what it did.',
  runs: 'Runs',
  runsHint: 'Every hour, and when a colleague asks. Running twice does nothing twice.',
  runsCaption: 'Runs, the newest first',
  columns: { when: 'When', by: 'By', issued: 'Invoices', extended: 'Renewed free', ended: 'Ended', reminded: 'Reminders', pastDue: 'Past due', suspended: 'Suspended', failed: 'Failed' },
  clock: 'The clock',
  somebody: 'A colleague',
  running: 'Running',
  isWaiting: 'Waiting',
  interrupted: 'Interrupted',
  empty: 'No run yet',
  emptyHint: 'The worker runs every hour. You can also ask for a run.',
  failures: 'What the last run could not do',
  failuresHint: 'Each is tried again with every run, until it works.',
  failuresCaption: 'Accounts that could not be renewed, by name',
  failureColumns: { account: 'Account', reason: 'Why, and what helps' },
  more: (n: number) => `And ${count(n, 'other', 'others')}.`,
  reasons: {
    no_billing: 'Nobody to bill. Ask the account for its billing details.',
    no_method: 'No way to pay is offered in its country. Add one, or change the country in its billing details.',
    fault: 'A fault of ours. The log of the worker says more.',
  } as Record<string, string>,
  rules: {
    title: 'Rules',
    hint: 'They count for what is issued and told from now on. A deadline that is set stays as it is.',
    lead: 'Invoice, days before the period ends',
    leadHint: 'It is due when the period ends.',
    reminders: 'Reminders, days before an invoice is due',
    remindersHint: 'Separated by commas, such as 7, 3, 1. One more says when it is overdue. Empty for none.',
    grace: 'Days of grace',
    graceHint: 'So long does an account with an overdue invoice go on as usual. Then it is suspended until it is paid; nothing is deleted.',
    save: 'Save rules',
    saved: 'Rules saved',
    sentence: (lead: number, reminders: readonly number[], grace: number) =>
      `An invoice is issued ${count(lead, 'day', 'days')} before the period ends${reminders.length > 0 ? `, its reader is reminded ${list.format(reminders.map(String))} ${reminders.length === 1 && reminders[0] === 1 ? 'day' : 'days'} before it is due` : ''}, and ${count(grace, 'day', 'days')} after that an unpaid account is suspended.`,
  },
  errors: {
    days: (least: number, most: number) => `Write a whole number from ${least} to ${most}`,
    reminders: (most: number) => `Write whole numbers from 1 to ${most}, separated by commas`,
    manyReminders: (most: number) => `At most ${most} reminders`,
  },
} as const
