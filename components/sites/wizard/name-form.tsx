'use client'
/** NameForm({ …step, stored, errors, holder? })   name and domain; `holder` is the site that has the domain already, with the way to it. */
import Link from 'next/link'
import { TextField } from '@/components/ui/field'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'
import { DomainNote } from './domain-note'
import { WizardForm, type StepProps } from './wizard-form'

interface Props extends StepProps {
  stored: { name: string; domain: string }
  errors: Record<string, readonly string[] | undefined>
  holder: { href: string; label: string } | undefined
}

// What was said of a text that no longer stands in the field is hidden; see forgetRefusal.
const live = 'data-changed:[&_.refusal]:hidden data-changed:[&_[id$=-error]]:hidden'

export function NameForm({ stored, errors, holder, ...step }: Props) {
  return (
    <WizardForm id="site-name" canGoBack={false} {...step}>
      {(fields) => (
        <>
          <TextField label={words.name} name="name" hint={words.nameHint} error={errors.name} defaultValue={textOf(fields?.name) ?? stored.name} autoComplete="off" maxLength={200} />
          <div data-live className={live}>
            <TextField
              label={words.domain}
              name="domain"
              hint={words.domainHint}
              error={errors.domain}
              defaultValue={textOf(fields?.domain) ?? stored.domain}
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={400}
            />
            {holder && (
              <p className="refusal mt-1.5 text-sm">
                <Link href={holder.href} className="text-link touch-44">
                  {holder.label}
                </Link>
              </p>
            )}
            <DomainNote />
          </div>
        </>
      )}
    </WizardForm>
  )
}

const textOf = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : value?.[0])
