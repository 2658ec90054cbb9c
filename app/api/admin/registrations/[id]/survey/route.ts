import { staffRoute } from '@/lib/auth/route'
import { registrationParams } from '@/lib/registrations/schema'
import { rescheduleSurvey } from '@/lib/registrations/survey/reschedule-survey'
import { rescheduleBody, surveyAnswer } from '@/lib/registrations/survey/schema'

export const PATCH = staffRoute(
  { summary: 'Move a survey to another time or technician', permission: 'registrations:schedule', params: registrationParams, body: rescheduleBody, answer: surveyAnswer, limit: 'write' },
  async (actor, order) => {
    const { registrationId, technicianId, startsAt, endsAt, rescheduled } = await rescheduleSurvey(actor, order, 'api')
    return { registration_id: registrationId, technician_id: technicianId, starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString(), rescheduled }
  },
)
