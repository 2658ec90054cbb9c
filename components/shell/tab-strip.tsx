'use client'
/** TabStrip({ label, children })   a strip that a phone moves sideways: the open tab is brought into sight. */
import { usePathname } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'

export function TabStrip({ label, children }: { label: string; children: ReactNode }) {
  const strip = useRef<HTMLElement>(null)
  const path = usePathname()
  useEffect(() => {
    const box = strip.current
    const open = box?.querySelector('[aria-current=page]')
    if (!box || !open) return
    const [frame, tab] = [box.getBoundingClientRect(), open.getBoundingClientRect()]
    const isInSight = tab.left >= frame.left && tab.right <= frame.right
    if (!isInSight) box.scrollLeft += tab.left - frame.left - (frame.width - tab.width) / 2
  }, [path])
  return (
    <nav ref={strip} aria-label={label} className="-mx-4 mb-6 overflow-x-auto px-4 sm:-mx-1 sm:px-1">
      {children}
    </nav>
  )
}
