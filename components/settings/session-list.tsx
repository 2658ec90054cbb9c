'use client'
/** SessionList({ sessions })   where somebody is signed in, and ending that. `sessions`: plain lines, the own one first. */
import { useActionState } from 'react'
import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { When } from '@/components/ui/when'
import { settings } from '@/lib/messages/en/settings'
import { endOtherSessionsFormAction, endSessionFormAction } from '@/lib/people/actions'
import { useRefresh } from './use-refresh'

export interface ShownSession {
  id: string
  /** Browser and system in words. */
  agent: string
  ip: string | null
  seenAt: string
  createdAt: string
  current: boolean
}

export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const say = settings.security
  return (
    <div>
      <ul className="divide-y divide-separator">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {session.agent}
                {session.current && <Badge color="green">{say.here}</Badge>}
              </p>
              <p className="text-muted">
                {say.seen} <When at={session.seenAt} show="relative" />
                {session.ip && ` ${say.address(session.ip)}`}
              </p>
            </div>
            {!session.current && <EndSession id={session.id} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? <EndOthers /> : <p className="text-muted">{say.onlyOne}</p>}
    </div>
  )
}

function EndSession({ id }: { id: string }) {
  const [state, send] = useActionState(endSessionFormAction, {})
  useRefresh(state.done && state)
  return (
    <form action={send}>
      <input type="hidden" name="session_id" value={id} />
      <SubmitButton tone="secondary" size="small">
        {settings.security.end}
      </SubmitButton>
      {state.error && (
        <p role="alert" className="text-sm text-danger">
          {state.error.message}
        </p>
      )}
    </form>
  )
}

function EndOthers() {
  const [state, send] = useActionState(endOtherSessionsFormAction, {})
  useRefresh(state.done && state)
  return (
    <form action={send} className="border-t border-separator pt-4">
      <SubmitButton tone="secondary">{settings.security.endOthers}</SubmitButton>
      {state.error && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {state.error.message}
        </p>
      )}
    </form>
  )
}
