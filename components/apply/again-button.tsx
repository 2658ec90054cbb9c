'use client'
/** AgainButton({ seconds })   asks for a new code; with script it waits until one may be asked for, without it the server does. */
import { useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { applyLive as words } from '@/lib/messages/en/apply'

export function AgainButton({ seconds }: { seconds: number }) {
  // What the server draws works without script, so the wait begins with the first tick.
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const until = performance.now() + seconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return (
    <button type="submit" name="go" value="again" formNoValidate disabled={left > 0} className={buttonClass()}>
      {left > 0 ? words.againIn(left) : words.again}
    </button>
  )
}
