'use server'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { changeStaff } from './change-staff'
import { createStaff } from './create-staff'
import { changeStaffSchema, createStaffSchema } from './schema'

const back = () => '/admin/staff'
const { user_id, role } = changeStaffSchema.shape

export const createStaffForm = formAction(staffAction('staff:manage', createStaffSchema, createStaff), back)
export const changeRoleForm = formAction(staffAction('staff:manage', z.object({ user_id, role }), changeStaff), back)
export const setActiveForm = formAction(
  staffAction('staff:manage', z.object({ user_id, active: z.enum(['true', 'false']).transform((word) => word === 'true') }), changeStaff),
  back,
)
