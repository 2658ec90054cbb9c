'use client'
/** AddRule({ plans, people })   a further rule; RuleButtons({ id, place, active })   switches one off and on, or deletes it. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { organisation as words } from '@/lib/messages/en/organisation'
import { addRuleForm, removeRuleForm, setRuleActiveForm } from '@/lib/organisation/actions'

const say = words.assignment

export function AddRule({ plans, people }: { plans: readonly { slug: string; name: string }[]; people: readonly { id: string; name: string }[] }) {
  const [{ error, values, done }, send] = useActionState(addRuleForm, {})
  // The page asks for city and plan a second time, in its preview.
  const errors = error?.fields && { 'rule-city': error.fields.city, 'rule-plan': error.fields.plan, assignee: error.fields.assignee }
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={errors} form={error && !error.fields ? error.message : undefined} />
      <TextField id="rule-city" name="city" label={say.city} optional autoComplete="off" defaultValue={values?.city} error={error?.fields?.city} />
      <SelectField
        id="rule-plan"
        name="plan"
        label={say.plan}
        optional
        blank={say.anyPlan}
        options={plans.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValue={values?.plan}
        error={error?.fields?.plan}
      />
      <SelectField
        name="assignee"
        label={say.who}
        optional
        blank={say.leastBusy}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values?.assignee}
        error={error?.fields?.assignee}
      />
      <SubmitButton tone="secondary" icon="plus">
        {say.add}
      </SubmitButton>
    </form>
  )
}

export function RuleButtons({ id, place, active }: { id: string; place: number; active: boolean }) {
  const [switched, setActive] = useActionState(setRuleActiveForm, {})
  const [removed, remove] = useActionState(removeRuleForm, {})
  const error = switched.error ?? removed.error
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1">
      <form action={setActive}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton tone="quiet" size="small" name="active" value={String(!active)} aria-label={active ? say.offOf(place) : say.onOf(place)}>
          {active ? say.switchOff : say.switchOn}
        </SubmitButton>
      </form>
      <form action={remove}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton tone="quiet" size="small" icon="trash" aria-label={say.removeOf(place)} />
      </form>
      {error && (
        <span role="alert" className="text-danger">
          {error.message}
        </span>
      )}
    </span>
  )
}
