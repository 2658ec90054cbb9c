'use client'
/** CopyButton({ text, what, shown? })   copies `text`; `what` names it ("request id"); `shown` puts the name beside the icon. */
import { useState } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { buttonClass } from './button-class'
import { Icon } from './icon'

export function CopyButton({ text, what, shown }: { text: string; what: string; shown?: boolean }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'), // no permission, or no https
    )
  return (
    <>
      <button
        type="button"
        onClick={copy}
        onBlur={() => setOutcome('idle')}
        aria-label={ui.copy(what)}
        className={`${buttonClass({ tone: shown ? 'secondary' : 'quiet', size: 'small' })} touch-44`}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} size={14} />
        {shown && ui.copy(what)}
      </button>
      <span role="status" className={outcome === 'failed' ? 'text-sm text-danger' : 'sr-only'}>
        {outcome === 'copied' ? ui.copied : outcome === 'failed' ? ui.copyFailed : ''}
      </span>
    </>
  )
}
