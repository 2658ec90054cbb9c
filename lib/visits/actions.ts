'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { addAbsence, removeAbsence } from './absences'
import { changeTechnician } from './change-technician'
import { absenceForm, bookingParams, technicianForm } from './schema'

export const changeTechnicianForm = formAction(staffAction('technicians:manage', technicianForm, changeTechnician))
export const addAbsenceForm = formAction(staffAction('technicians:manage', absenceForm, addAbsence))
export const removeAbsenceForm = formAction(staffAction('technicians:manage', bookingParams, removeAbsence))
