import Form from 'next/form'
import { redirect } from 'next/navigation'
import { ChangeIndustryForm } from '@/components/sites/change-industry-form'
import { mayChange } from '@/components/sites/may-change'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField } from '@/components/ui/field'
import { Steps } from '@/components/ui/steps'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayNow } from '@/lib/auth/permissions'
import { listIndustries } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { changeIndustryForm } from '@/lib/sites/actions'
import { siteTitle } from '@/lib/sites/metadata'
import { sitePage } from '@/lib/sites/page'

export const generateMetadata = siteTitle('industry')

/** Two steps on one address: the industry, then what goes and what comes. The industry chosen travels as `to`. */
export default sitePage('sites:update', async ({ actor, site, searchParams }) => {
  const settings = `/${actor.accountSlug}/sites/${site.slug}/settings`
  if (!mayChange(actor, site)) redirect(settings)
  const { move: say } = words().siteSettings
  const path = `${settings}/industry`
  const asked = typeof searchParams.to === 'string' ? searchParams.to : undefined
  const industries = await listIndustries()
  const to = asked === site.industry.slug ? undefined : industries.find(({ slug }) => slug === asked)
  const error = asked === undefined || to ? undefined : asked === site.industry.slug ? say.same : say.noneChosen
  const steps = (
    <Steps
      label={say.stepsLabel}
      steps={[
        { label: say.steps.choose, href: to ? `${path}?from=${to.slug}` : path, state: to ? 'done' : 'current' },
        { label: say.steps.replace, state: to ? 'current' : 'todo' },
      ]}
    />
  )
  if (to) {
    return (
      <div className="space-y-6">
        {steps}
        <Card title={say.title(site.industry.name, to.name)}>
          <ChangeIndustryForm
            action={changeIndustryForm.bind(null, actor.accountSlug)}
            account={actor.accountSlug}
            site={{ id: site.id, sectors: site.sectors }}
            to={to}
            limit={site.sectorPlaces.limit}
            otherHref={`${path}?from=${to.slug}`}
            canPay={mayNow(actor, 'billing:pay')}
          />
        </Card>
      </div>
    )
  }
  return (
    <div className="space-y-6">
      {steps}
      <Card title={say.chooseTitle}>
        <Form action={path} noValidate className="max-w-lg space-y-4">
          <ErrorSummary errors={{ to: error ? [error] : undefined }} />
          <SelectField
            label={say.choose}
            hint={say.chooseText(site.industry.name)}
            name="to"
            blank={say.blank}
            defaultValue={typeof searchParams.from === 'string' ? searchParams.from : ''}
            options={industries.filter(({ slug }) => slug !== site.industry.slug).map(({ slug, name }) => ({ value: slug, label: name }))}
            error={error}
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{say.continue}</SubmitButton>
            <LinkButton href={settings}>{say.back}</LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
})
