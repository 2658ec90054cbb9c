/**
 * ProgressCard({ label, done, total, path, words: { leave, again }, children? })
 * Work that goes on by itself: how far it is, that one may leave, and, without a script, a link to look again.
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from './card'
import { Progress } from './progress'
import { textLink } from './text-link'

interface Props {
  label: string
  done: number
  total: number
  /** Of this very page. */
  path: string
  words: { leave: string; again: string }
  /** What can be done about it, such as stopping. */
  children?: ReactNode
}

export function ProgressCard({ label, done, total, path, words, children }: Props) {
  return (
    <Card>
      <div className="space-y-4">
        <Progress label={label} done={done} total={total} />
        <p className="text-sm text-muted">
          {words.leave}{' '}
          <noscript>
            <Link href={path} className={textLink}>
              {words.again}
            </Link>
          </noscript>
        </p>
        {children}
      </div>
    </Card>
  )
}
