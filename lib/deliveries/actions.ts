'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { deliveryParams } from './list-schema'
import { resendDelivery } from './resend-delivery'

export const resendForm = formAction(staffAction('deliveries:resend', deliveryParams, resendDelivery, { limit: 'write' }))
