// Words about visits: bookings, surveys, the calendar and those who go.
const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`)

const kinds = { survey: 'Survey', installation: 'Installation', absence: 'Absence' }

export const visits = {
  kinds,
  errors: {
    day: 'Give a date, such as 2026-11-30',
    time: 'Give a time, such as 09:30',
    minutes: 'Give the minutes that it takes',
    capacity: 'Give a whole number from 0 to 50',
    skills: 'At most 20 skills of at most 40 characters each',
    coordinate: (most: number) => `Give degrees from -${most} to ${most}, such as ${most === 90 ? '-6.5971' : '106.8060'}`,
    position: 'Give both degrees, or none',
    absenceGone: 'This absence was removed meanwhile',
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
