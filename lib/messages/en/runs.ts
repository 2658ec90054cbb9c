const n = (value: number): string => value.toLocaleString('en')
const registrations = (many: number): string => `${n(many)} ${many === 1 ? 'registration' : 'registrations'}`

/** The words of commands over many registrations that go on in the background. */
export const runs = {
  title: 'Bulk changes',
  state: 'Commands over more than fifty registrations. They go on in the background.',
  back: 'Registrations',
  none: 'Nothing yet',
  noneHint: 'What is done to more than fifty registrations at once shows here for 30 days.',
  caption: 'Commands over many registrations',
  heads: { what: 'What', state: 'State', progress: 'Done', by: 'By', when: 'Begun' },
  actions: {
    move: (stage: string) => `Move to “${stage}”`,
    assign: (who: string | null) => (who ? `Assign to ${who}` : 'Take the owner away'),
    tag: (tags: string) => `Add the tag ${tags}`,
    untag: (tags: string) => `Remove the tag ${tags}`,
  },
  summary: (total: number, who: string) => `${registrations(total)}, begun by ${who}`,
  progress: (done: number, total: number) => `${n(done)} of ${n(total)}`,
  progressLabel: 'Registrations done',
  leave: 'You can leave this page. It goes on, and stays under “Bulk changes”.',
  result: (done: number, refused: number) => (refused === 0 ? `${registrations(done)} done` : `${n(done)} done, ${n(refused)} refused`),
  left: (open: number) => `${registrations(open)} were not touched.`,
  stoppedBy: { asked: 'Stopped before its end', not_allowed: 'Stopped: who began it may no longer do this' },
  stop: 'Stop',
  stopping: 'Stopping',
  stopHint: 'What is done stays done.',
  again: 'Look again',
  outcome: 'Outcome',
  outcomes: { done: 'Done', refused: 'Refused', open: 'Not yet' },
  lineHeads: { number: 'Registration', outcome: 'Outcome' },
  linesCaption: 'What became of each registration',
  noLines: 'No registration has this outcome.',
  missing: 'Not here',
  download: 'Download the refused',
  file: { number: 'registration_number', id: 'id', code: 'code', reason: 'reason' },
} as const
