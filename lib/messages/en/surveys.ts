// Words of surveys: when a site is looked at, and what was found.
export const surveys = {
  errors: {
    time: 'Give a date and a time',
    outcome: 'Say whether it is possible',
    note: 'Write what you found',
    notScheduled: 'This registration has no survey to move',
    noSurvey: 'This registration has no survey to complete',
    changed: (span: string) => `Somebody has moved this survey meanwhile: it is on ${span}. Look again before you move it`,
  },
} as const
