import { useEffect, useState, type RefObject } from 'react'

/** A page that was left for nothing takes clicks again, in milliseconds. */
const GIVES_UP_AFTER_MS = 20_000

/**
 * Is the page being left by a plain form's post? A second press would cut the first one's answer off: what it did is done,
 * but its session and its page are lost. So the form is sent once, until the page is shown again.
 *
 * @param button the button in the form; forms whose action is a function look after themselves
 */
export function useLeaving(button: RefObject<HTMLButtonElement | null>): boolean {
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => {
    const form = button.current?.form
    if (form?.getAttribute('method') !== 'post' || !form.getAttribute('action')?.startsWith('/')) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stay = () => {
      clearTimeout(timer)
      timer = undefined
      setLeaving(false)
    }
    const leave = (event: SubmitEvent) => {
      if (timer !== undefined) return event.preventDefault()
      timer = setTimeout(stay, GIVES_UP_AFTER_MS)
      setLeaving(true)
    }
    form.addEventListener('submit', leave)
    // Back from the next page, out of the browser's memory.
    window.addEventListener('pageshow', stay)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('submit', leave)
      window.removeEventListener('pageshow', stay)
    }
  }, [button])
  return isLeaving
}
