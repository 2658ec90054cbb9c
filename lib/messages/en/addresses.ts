/** Words about addresses (slugs) of accounts and sites: changing them, and what became of an old one. */
export const addresses = {
  taken: 'This address is taken. Choose another one',
  reserved: 'This word is kept for pages of ours. Choose another address',
  suggestions: 'Free addresses like it:',
  save: 'Change address',
  saved: 'Address changed. The earlier one leads here.',

  live: {
    checking: 'Checking the address …',
    free: 'This address is free.',
    taken: 'This address is taken.',
    earlier: 'You had this address before, and may have it back.',
    present: 'This is the present address.',
  },

  account: {
    title: 'Address',
    text: 'Where everybody finds this account. It stands in messages, bookmarks and programs of yours.',
    present: 'Present address',
    copy: 'address',
    field: 'New address',
    hint: 'Lower-case letters, digits and single hyphens.',
    held: 'Name and address are kept for you until',
    heldThen: 'After that somebody else may take them, as long as your first payment has not arrived.',
    forwards: 'After a change, links to the present address lead to the new one until',
    afterwards: 'From then on they say that it is no longer in use. Nobody else gets it for 12 months, and you can take it back at any time.',
  },
  site: {
    title: 'Address of this site',
    field: 'New address',
    hint: 'Where this site stands in the account. It has nothing to do with its domain.',
    forwards: 'After a change, links to the present address lead to the new one until',
    afterwards: 'No other site of this account gets it for 12 months, and this one can take it back at any time.',
  },

  old: {
    title: 'Earlier addresses',
    text: 'Still yours: type one in above to take it back.',
    address: 'Address',
    left: 'Left on',
    state: 'What it does',
    forwards: 'Leads here until',
    gone: 'No longer in use, kept for you until',
    free: 'No longer in use, free for anybody',
    older: 'Show older ones',
  },

  goneTitle: 'This address is no longer in use',
  goneText: 'The account that was here moved to another address, and this one has stopped leading to it. Ask whoever gave you the link for the new one.',
  siteGoneText: 'The site that was here moved to another address, and this one has stopped leading to it. Look for the site in the list.',
  toSites: 'Go to the sites',
} as const
