import { useEffect, useState } from 'react'
import { forgetRefusal } from '@/components/ui/forget-refusal'

export type Availability = {
  company_name_available?: boolean
  email_available?: boolean
  domain_available?: boolean
  slug_available?: boolean
  slug?: string
  suggestions?: string[]
}

const PAUSE_MS = 400

/**
 * What the server says about a field while it is typed in, after each pause. Says nothing when it cannot be asked: the
 * form itself asks again.
 *
 * @param field the id of the input, and the name under which the API is asked.
 * @returns 'waiting' while the answer is on its way.
 */
export function useLiveAnswer(field: 'company_name' | 'email' | 'slug'): Availability | 'waiting' | undefined {
  const [answer, setAnswer] = useState<Availability | 'waiting'>()
  useEffect(() => {
    const input = document.getElementById(field)
    if (!(input instanceof HTMLInputElement)) return
    let timer = 0
    let asked = new AbortController()
    const ask = async (signal: AbortSignal) => {
      const response = await fetch('/api/register/check-availability', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ [field]: input.value }), signal })
      setAnswer(response.ok ? ((await response.json()) as Availability) : undefined)
    }
    const typed = () => {
      forgetRefusal(input)
      asked.abort()
      window.clearTimeout(timer)
      const isWorthAsking = field === 'email' ? /.@.+\../.test(input.value) : input.value.trim().length >= 2
      setAnswer(isWorthAsking ? 'waiting' : undefined)
      if (!isWorthAsking) return
      asked = new AbortController()
      timer = window.setTimeout(() => {
        const { signal } = asked
        ask(signal).catch(() => signal.aborted || setAnswer(undefined))
      }, PAUSE_MS)
    }
    input.addEventListener('input', typed)
    return () => {
      input.removeEventListener('input', typed)
      window.clearTimeout(timer)
      asked.abort()
    }
  }, [field])
  return answer
}
