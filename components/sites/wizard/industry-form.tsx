'use client'
/**
 * IndustryForm({ …step, industries, stored, query, error?, children? })   a search over the catalogue, and the industries that fit as radio buttons.
 * Typing narrows the list at once; without a script the search is a form of its own that comes back with `query`.
 * What is chosen stays in the list whatever is searched for. Arrow keys move in the list, and from the search into it.
 *   children: what should be known before choosing
 */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { findIndustries, type PickerIndustry } from '@/lib/catalogue/find-industries'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'
import { IndustryList } from './industry-list'
import { WizardForm, type StepProps } from './wizard-form'

interface Props extends StepProps {
  industries: readonly PickerIndustry[]
  stored: string
  query: string
  error: readonly string[] | undefined
  children?: ReactNode
}

export function IndustryForm({ industries, stored, query: asked, error, children, ...step }: Props) {
  const [query, setQuery] = useState(asked)
  const [isLive, setLive] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setLive(true)
    // What was chosen before may stand far down in the list.
    const box = list.current
    const chosen = box?.querySelector<HTMLInputElement>('input:checked')?.closest('label')
    if (box && chosen) box.scrollTop = chosen.offsetTop - box.offsetTop - box.clientHeight / 3
  }, [])
  const found = findIndustries(industries, query)

  const intoList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    const choices = [...(list.current?.querySelectorAll<HTMLInputElement>('label[data-found] input') ?? [])]
    const target = (event.key === 'ArrowDown' && choices.find((radio) => radio.checked)) || choices[0]
    target?.focus()
    if (target && !target.checked) target.click()
  }

  return (
    <div className="space-y-6">
      {children}
      <form method="get" role="search" className="space-y-1.5" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="find" className="block text-sm font-medium">
          {words.search}
        </label>
        <p id="find-hint" className="text-sm text-muted">
          {words.searchHint}
        </p>
        <span className="flex gap-2">
          <span className="relative grow">
            <Icon name="search" size={14} className="pointer-events-none absolute inset-s-3 top-1/2 -translate-y-1/2 text-muted" />
            <Input
              id="find"
              type="search"
              name="q"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={intoList}
              aria-describedby="find-hint"
              autoComplete="off"
              maxLength={120}
              className="ps-9"
            />
          </span>
          {!isLive && (
            <button type="submit" className={buttonClass()}>
              {words.find}
            </button>
          )}
        </span>
        <p role="status" className="text-sm text-muted">
          {query.trim() !== '' && words.found(found.length)}
        </p>
      </form>
      <WizardForm id="site-industry" {...step}>
        {(fields) => <IndustryList ref={list} industries={industries} found={found} chosen={typeof fields?.industry === 'string' ? fields.industry : stored} error={error} query={query} />}
      </WizardForm>
    </div>
  )
}
