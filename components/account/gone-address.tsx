/** GoneAddress({ children, text? })   what stands at an address that was left so long ago that it leads nowhere any more; `children` are ways on. */
import type { ReactNode } from 'react'
import { words } from '@/lib/messages/words'
import { WrongHere } from './wrong-here'

export function GoneAddress({ children, text }: { children: ReactNode; text?: string }) {
  const { addresses } = words()
  return (
    <WrongHere title={addresses.goneTitle} text={text ?? addresses.goneText}>
      {children}
    </WrongHere>
  )
}
