'use client'
/**
 * IndustryList({ industries, found, chosen, error?, query, ref? })   the industries as radio buttons, those that were found first and alone on screen.
 * The others stay in the form unseen, so that a choice is never lost to a search. The first one on screen has the id `industry`.
 */
import type { Ref } from 'react'
import { cx } from '@/components/ui/cx'
import { FieldError } from '@/components/ui/field'
import type { FoundIndustry, PickerIndustry } from '@/lib/catalogue/find-industries'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'

interface Props {
  industries: readonly PickerIndustry[]
  found: readonly FoundIndustry[]
  chosen: string
  error: readonly string[] | undefined
  query: string
  ref?: Ref<HTMLDivElement>
}

export function IndustryList({ industries, found, chosen, error, query, ref }: Props) {
  const isShown = new Set(found.map(({ slug }) => slug))
  const others = industries.filter(({ slug }) => !isShown.has(slug)).map((industry) => ({ ...industry, because: [] }))
  return (
    <fieldset role="radiogroup" aria-invalid={error ? true : undefined} aria-describedby={error && 'industry-error'} className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{words.industries}</legend>
      <FieldError id="industry-error" error={error} />
      <div ref={ref} className={cx('mt-1.5 max-h-[min(32rem,60vh)] overflow-y-auto rounded-lg border p-1', error ? 'border-danger' : 'border-border')}>
        {found.length === 0 && <p className="px-3 py-4 text-muted">{words.none(query.trim())}</p>}
        {[...found, ...others].map(({ slug, name, because }, index) => (
          <label
            key={slug}
            data-found={isShown.has(slug) || undefined}
            className={cx(
              'min-h-10 items-start gap-3 rounded-md px-3 py-2 pointer-coarse:min-h-11 hover:bg-default',
              'has-checked:bg-accent-soft has-checked:text-accent-soft-foreground has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
              // What is chosen stays in sight, below what was found.
              isShown.has(slug) ? 'flex' : 'hidden has-checked:flex',
            )}
          >
            <input type="radio" id={index === 0 ? 'industry' : `industry-${slug}`} name="industry" value={slug} defaultChecked={slug === chosen} className="mt-0.75 size-4.5 shrink-0 accent-accent outline-none" />
            <span className="min-w-0 wrap-anywhere">
              {name}
              {because.length > 0 && <span className="block text-sm text-muted">{words.because(because)}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
