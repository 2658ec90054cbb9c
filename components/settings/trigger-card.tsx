/** TriggerCard({ trigger, accountSlug, mayChange })   one playbook's trigger: its switch, and its thresholds as a form of their own. */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { words } from '@/lib/messages/words'
import { playbooks } from '@/lib/messages/en/playbooks'
import { saveTriggerForm, switchTriggerForm } from '@/lib/playbooks/actions'
import { thresholdsOf } from '@/lib/playbooks/form-schema'
import type { Trigger } from '@/lib/playbooks/queries'
import { TriggerForm } from './trigger-form'
import { TriggerSwitch } from './trigger-switch'

export function TriggerCard({ trigger, accountSlug, mayChange }: { trigger: Trigger; accountSlug: string; mayChange: boolean }) {
  const { name, hint } = playbooks.types[trigger.type]
  const { on, off } = words().settings.playbooks
  return (
    <Card
      id={trigger.type}
      title={name}
      description={hint}
      actions={
        mayChange ? (
          <TriggerSwitch action={switchTriggerForm.bind(null, accountSlug)} type={trigger.type} name={name} enabled={trigger.enabled} />
        ) : (
          <Badge color={trigger.enabled ? 'green' : 'grey'} icon={trigger.enabled ? 'circleCheck' : 'pause'}>
            {trigger.enabled ? on : off}
          </Badge>
        )
      }
    >
      <TriggerForm
        action={saveTriggerForm.bind(null, accountSlug)}
        type={trigger.type}
        mayChange={mayChange}
        thresholds={thresholdsOf(trigger.type)}
        stored={Object.fromEntries(Object.entries(trigger.config).map(([key, value]) => [key, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]))}
      />
    </Card>
  )
}
