'use client'
/** LookAgain()   draws the page anew a few times within the first minute: by then it is known whether a code left. Without script nothing happens. */
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const AFTER_MS = [4_000, 12_000, 30_000, 60_000]

export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timers = AFTER_MS.map((ms) => setTimeout(() => router.refresh(), ms))
    return () => timers.forEach((timer) => clearTimeout(timer))
  }, [router])
  return null
}
