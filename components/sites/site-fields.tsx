'use client'
/**
 * SiteNameForm({ action, site, mayChange })   what a site is called.
 * SiteDomainForm({ action, site, base, mayChange, proved })   its domain; `proved`: what another one loses; `base`: the
 * account's sites, for the way to the one that has the domain already.
 */
import Link from 'next/link'
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteSettings as say } from '@/lib/messages/en/site-settings'

type Send = (state: FormState, form: FormData) => Promise<FormState>

interface NameProps {
  action: Send
  site: { id: string; name: string }
  mayChange: boolean
}

export function SiteNameForm({ action, site, mayChange }: NameProps) {
  const [{ error, values }, send] = useActionState(action, {})
  return (
    <form action={send} noValidate className="max-w-lg space-y-4">
      <input type="hidden" name="id" value={site.id} />
      {error && <ErrorSummary errors={error.fields} form={error.fields ? undefined : error.message} />}
      <TextField label={say.name} hint={say.nameHint} name="name" defaultValue={values?.name ?? site.name} error={error?.fields?.name} disabled={!mayChange} autoComplete="off" />
      {mayChange && <SubmitButton tone="secondary">{say.saveName}</SubmitButton>}
    </form>
  )
}

interface DomainProps {
  action: Send
  /** The domain as people write it. */
  site: { id: string; domain: string }
  /** The address of the account's sites. */
  base: string
  mayChange: boolean
  proved: boolean
}

export function SiteDomainForm({ action, site, base, mayChange, proved }: DomainProps) {
  const [{ error, values }, send] = useActionState(action, {})
  const { slug, archived } = error?.details ?? {}
  return (
    <form action={send} noValidate className="max-w-lg space-y-4">
      <input type="hidden" name="id" value={site.id} />
      {error && <ErrorSummary errors={error.fields} form={error.fields ? undefined : error.message} />}
      {proved && mayChange && (
        <Banner tone="warning" title={say.proofGoes}>
          {say.proofGoesText(site.domain)}
        </Banner>
      )}
      <div>
        <TextField
          label={say.domain}
          hint={say.domainHint}
          name="domain"
          defaultValue={values?.domain ?? site.domain}
          error={error?.fields?.domain}
          disabled={!mayChange}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
        />
        {typeof slug === 'string' && (
          <Link href={`${base}/${slug}`} className="touch-44 mt-1.5 inline-block text-accent underline underline-offset-3">
            {archived === true ? say.openArchived : say.openOther}
          </Link>
        )}
      </div>
      {mayChange && <SubmitButton tone="secondary">{say.saveDomain}</SubmitButton>}
    </form>
  )
}
