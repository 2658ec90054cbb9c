'use server'
import type { StaffActor } from '@/lib/core/actor'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { bookVisit, moveVisit } from './book-visit'
import { calendarPath } from './path'
import { bookVisitForm, moveVisitForm } from './schema'

/** Does the work and hands the form's own fields on, for the way back. */
const andBack =
  <T>(work: (actor: StaffActor, input: T) => Promise<void>) =>
  async (actor: StaffActor, input: T): Promise<T> => {
    await work(actor, input)
    return input
  }

interface Place {
  day: string
  view?: string | undefined
  technician?: string | undefined
}
const back = ({ view, technician, day }: Place, done: string): string => calendarPath({ view, technician, day, done })

// What may be booked depends on its kind, so the use case asks for the one permission or the other.
export const bookVisitAction = formAction(staffAction('console:open', bookVisitForm, andBack(bookVisit)), (input) => back(input, 'booked'))
export const moveVisitAction = formAction(staffAction('console:open', moveVisitForm, andBack(moveVisit)), (input) => back(input, 'moved'))
