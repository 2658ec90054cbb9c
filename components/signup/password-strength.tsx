'use client'
/** PasswordStrength()   how hard the password in the field #password is to guess, in a word and a bar. */
import { useEffect, useState } from 'react'
import { forgetRefusal } from '@/components/ui/forget-refusal'
import { passwordStrength } from '@/lib/auth/password-strength'
import { signupLive as words } from '@/lib/messages/en/signup'

const LEAST = 8
const looks = {
  weak: { width: 'w-1/4', colour: 'bg-danger' },
  fair: { width: 'w-1/2', colour: 'bg-warning' },
  good: { width: 'w-3/4', colour: 'bg-success' },
  strong: { width: 'w-full', colour: 'bg-success' },
}

export function PasswordStrength() {
  const [password, setPassword] = useState('')
  useEffect(() => {
    const input = document.getElementById('password')
    if (!(input instanceof HTMLInputElement)) return
    const typed = () => {
      forgetRefusal(input)
      setPassword(input.value)
    }
    typed()
    input.addEventListener('input', typed)
    return () => input.removeEventListener('input', typed)
  }, [])

  const missing = LEAST - Array.from(password).length
  const strength = passwordStrength(password)
  return (
    <div className="text-sm text-muted">
      {password !== '' && (
        <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-default">
          <div className={`h-full rounded-full transition-[width] ${looks[strength].width} ${looks[strength].colour}`} />
        </div>
      )}
      <p aria-live="polite" className="mt-1.5 empty:hidden">
        {password !== '' && (
          <>
            <span className="sr-only">{`${words.strength}: `}</span>
            {missing > 0 ? words.strengths.short(missing) : words.strengths[strength]}
          </>
        )}
      </p>
    </div>
  )
}
