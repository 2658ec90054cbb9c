'use client'
/**
 * PaymentChoice({ methods, chosen?, error?, countryField, refresh })   the ways to pay that the billing country offers.
 * They come with the page; with script they follow the country at once, without it `refresh` (a button) brings them.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { RadioCards } from '@/components/ui/radio-cards'
import { signupLive as words } from '@/lib/messages/en/signup'

type Method = { slug: string; name: string; instructions: string }
type Shown = { methods: readonly Method[]; chosen: string | undefined; note: string }

export function PaymentChoice({ methods, chosen, error, countryField, refresh }: { methods: readonly Method[]; chosen?: string; error?: readonly string[]; countryField: string; refresh: ReactNode }) {
  const [shown, setShown] = useState<Shown>({ methods, chosen, note: '' })
  const [isLive, setLive] = useState(false)
  useEffect(() => {
    setLive(true)
    const select = document.getElementById(countryField)
    if (!(select instanceof HTMLSelectElement)) return
    let asked = new AbortController()
    const load = async (signal: AbortSignal) => {
      const query = select.value ? `?country=${encodeURIComponent(select.value)}` : ''
      const response = await fetch(`/api/payment-methods${query}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      const answer = (await response.json()) as { payment_methods: Method[] }
      const checked = document.querySelector<HTMLInputElement>('input[name="payment_method"]:checked')
      setShown({ methods: answer.payment_methods, chosen: checked?.value, note: words.methodsShown(answer.payment_methods.length) })
    }
    const changed = () => {
      asked.abort()
      asked = new AbortController()
      const { signal } = asked
      setShown((before) => ({ ...before, note: words.methodsLoading }))
      load(signal).catch(() => signal.aborted || setShown((before) => ({ ...before, note: words.methodsFailed })))
    }
    select.addEventListener('change', changed)
    return () => {
      asked.abort()
      select.removeEventListener('change', changed)
    }
  }, [countryField])

  return (
    <div>
      {!isLive && refresh}
      <RadioCards
        key={shown.methods.map(({ slug }) => slug).join()}
        legend={words.methods}
        name="payment_method"
        defaultValue={shown.chosen}
        error={error}
        options={shown.methods.map(({ slug, name, instructions }) => ({ value: slug, title: name, description: instructions }))}
      />
      <p aria-live="polite" className="mt-1.5 text-sm text-muted">
        {shown.note}
      </p>
    </div>
  )
}
