'use client'
/** KeepFresh({ seconds })   reads the page anew every so often while somebody looks at it, and when they come back to it. */
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

export function KeepFresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(look, seconds * 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [router, seconds])
  return null
}
