'use client'
/** RefreshWhile({ active })   reads the page anew every two seconds while something is under way, at most three minutes long. */
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 2000
const MOST = 90

export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!active) return
    let left = MOST
    const timer = setInterval(() => {
      if (left-- > 0) router.refresh()
      else clearInterval(timer)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [active, router])
  return null
}
