// Words about visits: bookings, surveys, the calendar and those who go.
const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`)

const kinds = { survey: 'Survey', installation: 'Installation', absence: 'Absence' }

export const visits = {
  kinds,
  errors: {
    noTechnician: 'This colleague makes no visits. Choose a technician',
    past: 'This time has passed. Choose a later one',
    span: 'The end has to come after the start',
    tooLong: 'A visit takes at most 24 hours',
    noAbsence: 'An absence takes at most a year',
    dayFull: (name: string, capacity: number) => (capacity === 0 ? `${name} makes no visits at present: the capacity is 0 a day` : `${name} has ${count(capacity, 'visit', 'visits')} on this day, as many as fit`),
    busy: (name: string, kind: keyof typeof kinds, span: string, number: string | null) =>
      kind === 'absence' ? `${name} is absent then (${span})` : `${name} has ${kind === 'survey' ? 'a survey' : 'an installation'} then: ${span}${number ? `, ${number}` : ''}`,
    standing: (span: string) => `A visit is booked already: ${span}. Move that one instead`,
  },
} as const
