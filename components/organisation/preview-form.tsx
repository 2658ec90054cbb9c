/** PreviewForm({ plans, city?, plan?, outcome? })   asks who would get a registration; `outcome` is the answer to what was asked. A GET form, so a link shows the same. */
import { SelectField, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { buttonClass } from '@/components/ui/button-class'
import { organisation as words } from '@/lib/messages/en/organisation'

const say = words.assignment

export function PreviewForm({ plans, city, plan, outcome }: { plans: readonly { slug: string; name: string }[]; city?: string | undefined; plan?: string | undefined; outcome?: string | undefined }) {
  return (
    <form action="#preview" method="get" className="max-w-md space-y-4">
      <TextField id="preview-city" name="city" label={say.city} optional autoComplete="off" defaultValue={city} />
      <SelectField key={plan} id="preview-plan" name="plan" label={say.plan} optional blank={say.anyPlan} options={plans.map(({ slug, name }) => ({ value: slug, label: name }))} defaultValue={plan} />
      <button type="submit" className={buttonClass({})}>
        {say.ask}
      </button>
      {outcome && (
        <p className="flex items-start gap-2 rounded-lg bg-surface-secondary p-3">
          <Icon name="arrowRight" className="mt-1 shrink-0 text-muted" />
          <span>{outcome}</span>
        </p>
      )}
    </form>
  )
}
