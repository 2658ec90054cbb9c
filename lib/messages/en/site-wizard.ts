/** Words of the site wizard, for the server. What its live parts say stands apart, so that browsers carry only that. */
export const siteWizard = {
  title: 'New site',
  back: 'Sites',
  stepsLabel: 'Steps of a new site',
  steps: { name: 'Name and domain', industry: 'Industry', sectors: 'Sectors', review: 'Review' },
  errorTitle: (title: string) => `Error: ${title}`,
  /** Said of a step that was sent before the ones it needs. */
  order: 'The steps before this one come first',
  /** Said of a draft that another tab, another device or an earlier click has ended. */
  ended: 'This draft was finished or discarded elsewhere. Start with the name, or look among your sites',
  /** Said when the draft is no longer what the review showed. */
  changed: 'The draft was changed in another tab or on another device. Look it over again',

  draft: {
    saved: 'Draft saved',
    startOver: 'Start over',
    discardTitle: (name: string) => (name ? `Start over without “${name}”?` : 'Start over with an empty form?'),
    discardText: 'What you filled in so far is thrown away.',
    discard: 'Throw the draft away',
    found: (name: string) => (name ? `You began the site “${name}”` : 'You began a site'),
    keptText: 'Nothing is lost: go on where you were, or start over with an empty form.',
    goOn: (step: string) => `Go on with ${step.toLowerCase()}`,
    notice: (name: string) => `Continue your draft: ${name || 'a site without a name'}`,
    noticeText: 'Saved',
    noticeGo: 'Continue',
    full: 'Your draft is kept until there is room.',
  },

  name: {
    title: 'Name and domain',
    intro: 'What the site is called here, and where it is found.',
    open: (name: string) => `Open “${name}”`,
    restore: (name: string) => `Restore “${name}” instead`,
    inAccount: 'A site of this account has this domain already',
    archived: 'An archived site of this account has this domain',
    taken: 'Another account has proved that this domain is theirs. If it is yours, ask the people who had it before to archive their site; otherwise use another domain',
  },

  industry: {
    title: 'Industry',
    intro: 'A site has one industry. It decides which sectors the site can have.',
    gone: 'This industry is not offered any more. Choose another',
    fallsAway: (industry: string, sectors: readonly string[]) => `You chose ${sectors.length === 1 ? 'a sector' : `${sectors.length} sectors`} of ${industry}: ${sectors.join(', ')}. With another industry ${sectors.length === 1 ? 'it falls' : 'they fall'} away.`,
  },

  sectors: {
    title: 'Sectors',
    intro: (industry: string) => `What of ${industry} the site is about. You can leave this empty and add sectors later.`,
    change: 'Change industry',
    fellAway: (to: string) => `Not sectors of ${to}`,
    fellAwayText: (from: string, names: readonly string[]) => `You had chosen ${names.join(', ')}. ${names.length === 1 ? 'It belongs' : 'They belong'} to ${from} and ${names.length === 1 ? 'is' : 'are'} left out.`,
    none: 'This industry has no sectors. Go on to the review.',
    gone: 'A sector that you chose is not offered any more. Look over the choice',
    tooMany: (limit: number, chosen: number) => `Your plan has room for ${limit === 1 ? '1 sector' : `${limit} sectors`}, you chose ${chosen}. Take ${chosen - limit} away`,
  },

  review: {
    title: 'Look it over',
    intro: 'Nothing is made before you press the button.',
    change: (what: string) => `Change ${what.toLowerCase()}`,
    edit: 'Change',
    noSectors: 'None yet. You can add them later',
    alsoWritten: (domain: string) => `Also written ${domain}`,
    facts: { name: 'Name', domain: 'Domain', industry: 'Industry', sectors: 'Sectors' },
    next: 'What happens then',
    nextText: (left: number | null) =>
      `You can work with the site at once. ${left === null ? '' : left === 0 ? 'It takes the last place of your plan. ' : `Your plan then has room for ${left === 1 ? 'one more site' : `${left} more sites`}. `}Next you prove that the domain is yours.`,
  },

  welcome: {
    title: (name: string) => `${name} is created`,
    text: (domain: string) => `Next: prove that ${domain} is yours. Until then the site is marked as unverified.`,
    prove: 'Prove the domain',
  },
} as const

/** What the wizard's live parts say. */
export const siteWizardLive = {
  continue: 'Continue',
  goBack: 'Back',
  name: 'Name of the site',
  nameHint: 'As you and your colleagues call it',
  domain: 'Domain',
  domainHint: 'Like example.com. You can paste the address of any of its pages',
  create: 'Create site',
  creating: 'Creating the site',
  becomes: (domain: string) => `Saved as ${domain}`,
  search: 'Find an industry',
  searchHint: 'By its name or by one of its sectors',
  find: 'Find',
  industries: 'Industry',
  because: (names: readonly string[]) => (names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')),
  found: (count: number) => (count === 0 ? 'No industry fits' : count === 1 ? '1 industry fits' : `${count} industries fit`),
  none: (query: string) => `No industry fits “${query}”. Try another word, or a sector.`,
  kept: 'What you filled in is kept.',
  requestId: (id: string) => `Number of this error: ${id}`,
  steps: { missingName: 'Give the site a name', missingDomain: 'Enter the domain', missingIndustry: 'Choose an industry' },
} as const
