'use client'
/** DomainNote()   what becomes of the text in the field #domain, when that is not what was typed. */
import { useEffect, useState } from 'react'
import { forgetRefusal } from '@/components/ui/forget-refusal'
import { LiveNote } from '@/components/ui/live-note'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'

const PAUSE_MS = 400

export function DomainNote() {
  const [domain, setDomain] = useState<string>()
  useEffect(() => {
    const input = document.getElementById('domain')
    if (!(input instanceof HTMLInputElement)) return
    let timer = 0
    const read = async () => {
      // Loaded when somebody types: the rules of fields are larger than this page.
      const { domainName } = await import('@/lib/core/fields')
      const typed = input.value.trim()
      const { data } = domainName.safeParse(typed)
      setDomain(data === undefined || data === typed ? undefined : data)
    }
    // Without an answer nothing is said: the step itself judges.
    const readSoon = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void read().catch(() => setDomain(undefined)), PAUSE_MS)
    }
    const typed = () => {
      forgetRefusal(input)
      readSoon()
    }
    if (input.value !== '') readSoon()
    input.addEventListener('input', typed)
    return () => {
      window.clearTimeout(timer)
      input.removeEventListener('input', typed)
    }
  }, [])
  return (
    <LiveNote tone="good">
      {domain && <span className="wrap-anywhere">{words.becomes(domain)}</span>}
    </LiveNote>
  )
}
