/** Words about addresses (slugs) of accounts and sites: changing them, and what became of an old one. */
export const addresses = {
  taken: 'This address is taken. Choose another one',
  reserved: 'This word is kept for pages of ours. Choose another address',
  suggestions: 'Free addresses like it',
  take: (slug: string) => `Use ${slug}`,

  free: 'This address is free.',
  notFree: 'This address is taken.',
  own: 'You had this address before. You can have it back.',
  present: 'This is your present address.',
  checking: 'Checking …',
  unusable: 'Use 2 to 48 lower-case letters, digits and single hyphens.',

  account: {
    title: 'Address',
    text: 'Where everybody finds this account. Links to it are in messages, bookmarks and programs.',
    field: 'New address',
    hint: 'Lower-case letters, digits and hyphens.',
    what: (old: string, until: string) => `${old} leads to the new address until ${until}, then it says that it is no longer in use.`,
    keeps: 'Nobody else gets it for 12 months; you can take it back at any time.',
    save: 'Change address',
    saved: 'Address changed. The old one leads here.',
  },
  site: {
    title: 'Address of this site',
    field: 'New address',
    hint: 'The part after “sites/”. It has nothing to do with the site’s domain.',
    what: (days: number) => `The present address leads to the new one for ${days} days. No other site of this account gets it for 12 months.`,
    save: 'Change address',
    saved: 'Address changed. The old one leads here.',
  },

  old: {
    title: 'Earlier addresses',
    address: 'Address',
    left: 'Left',
    state: 'What it does',
    forwards: 'Leads here until',
    gone: 'No longer in use; kept for you until',
    free: 'No longer in use; anybody may take it',
    more: 'Show older',
  },

  goneTitle: 'This address is no longer in use',
  goneText: 'The account that was here has another address now, and its old one has stopped leading to it. Ask whoever gave you the link for the new address.',
} as const
