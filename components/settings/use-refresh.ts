'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page anew after an action that stays on it; without script the answer is the new page anyway. */
export function useRefresh(done: unknown): void {
  const router = useRouter()
  useEffect(() => {
    if (done) router.refresh()
  }, [done, router])
}
