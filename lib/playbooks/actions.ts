'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { switchTriggerSchema, triggerFormSchema, weightsFormSchema } from './form-schema'
import { saveTrigger, switchTrigger } from './save-trigger'
import { saveWeights } from './save-weights'

// The forms go back to their page, which then says what was kept: so a reload sends nothing twice.

export const saveWeightsForm = accountFormAction(accountAction('settings:update', weightsFormSchema, saveWeights), (_saved, slug) => `/${slug}/settings/weights?saved=weights`)

export const saveTriggerForm = accountFormAction(
  accountAction('playbooks:update', triggerFormSchema, async (actor, trigger) => {
    await saveTrigger(actor, trigger)
    return trigger.type
  }),
  (type, slug) => `/${slug}/settings/playbooks?saved=${type}`,
)

export const switchTriggerForm = accountFormAction(accountAction('playbooks:update', switchTriggerSchema, switchTrigger))
