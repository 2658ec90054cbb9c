import { useEffect, useState } from 'react'

/** A link that would replace this page by another of ours. */
function leaves(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link !== null && link.target !== '_blank' && link.origin === location.origin && link.pathname + link.search !== location.pathname + location.search
}

/**
 * Holds the open page while there is no connection: no link and no pull downwards replaces it by the browser's own page,
 * which has nothing of the day. Closing or reloading it is asked about by the browser.
 *
 * @returns true once a link was not followed, until there is a connection again
 */
export function useHeldPage(isCut: boolean): boolean {
  const [hasHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!isCut) return
    const holdLink = (event: MouseEvent) => {
      if (!leaves(event)) return
      event.preventDefault()
      event.stopPropagation()
      setHeld(true)
    }
    const holdPage = (event: BeforeUnloadEvent) => event.preventDefault()
    const { style } = document.documentElement
    style.overscrollBehaviorY = 'contain'
    // Before any other listener, also that of the link itself.
    addEventListener('click', holdLink, { capture: true })
    addEventListener('beforeunload', holdPage)
    return () => {
      style.overscrollBehaviorY = ''
      removeEventListener('click', holdLink, { capture: true })
      removeEventListener('beforeunload', holdPage)
      setHeld(false)
    }
  }, [isCut])
  return hasHeld
}
