'use client'
/**
 * RefreshWhile({ active, moved? })
 * Reads the page anew every two seconds while something is under way, until nothing has changed for three minutes.
 *   moved: how far it is; without it, three minutes in all
 */
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 2000
const MOST = 90

export function RefreshWhile({ active, moved }: { active: boolean; moved?: number }) {
  const router = useRouter()
  useEffect(() => {
    if (!active) return
    let left = MOST
    const timer = setInterval(() => {
      if (left-- > 0) router.refresh()
      else clearInterval(timer)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [active, moved, router])
  return null
}
