'use client'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { change, forget, keep, readWaiting, send, type NewCommand, type WaitingCommand } from '@/lib/installations/command-store'

// The sender of what waits: in the order in which it was done, one at a time, in one tab at a time.

const RETRY_MS = 8000

const onConnection = (notify: () => void) => {
  addEventListener('online', notify)
  addEventListener('offline', notify)
  return () => {
    removeEventListener('online', notify)
    removeEventListener('offline', notify)
  }
}
const hasConnection = () => navigator.onLine
/** On the server, and until the browser has taken over. */
const assumed = () => true

export interface Queue {
  /** Of this person, in order; also what was refused. */
  commands: readonly WaitingCommand[]
  isOnline: boolean
  /** Nothing reaches the server: the phone says so, or the last attempt found out. */
  isCut: boolean
  isSending: boolean
  /** The session has ended: nothing can be sent before signing in. */
  isSignedOut: boolean
  /** The browser could not keep the last action. */
  isStoreless: boolean
  add: (command: Omit<NewCommand, 'userId'>) => Promise<void>
  retry: (command: WaitingCommand) => Promise<void>
  letGo: (command: WaitingCommand) => Promise<void>
}

/** Only one tab sends; what arrives twice all the same is carried out once, by its command id. */
const alone = (work: () => Promise<void>): Promise<void> => ('locks' in navigator ? navigator.locks.request('gatehouse-day', work) : work())

/**
 * Keeps what is done and sends it as soon as there is a connection: at once, when the connection returns, when the page is
 * opened or looked at again, and every few seconds while something waits.
 *
 * @param onAnswer what the server said of the job after a command
 * @param onDrained nothing waits any more, and something was sent or refused
 */
export function useQueue(userId: string, onAnswer: (jobId: string, answer: unknown) => void, onDrained: () => void): Queue {
  const [commands, setCommands] = useState<readonly WaitingCommand[]>([])
  // Shown from the press on, before the phone's database has them.
  const [fresh, setFresh] = useState<readonly WaitingCommand[]>([])
  const [isSending, setSending] = useState(false)
  const [held, setHeld] = useState<'cut' | 'signedOut' | 'busy' | null>(null)
  const [isStoreless, setStoreless] = useState(false)
  const isOnline = useSyncExternalStore(onConnection, hasConnection, assumed)
  const listeners = useRef({ onAnswer, onDrained })
  useEffect(() => {
    listeners.current = { onAnswer, onDrained }
  })
  const isRunning = useRef(false)

  const reload = useCallback(async () => {
    const waiting = await readWaiting(userId).catch(() => [])
    setCommands(waiting)
    return waiting.filter(({ refused }) => refused === undefined)
  }, [userId])

  /** @returns false when it has to wait */
  const sendOne = useCallback(async (command: WaitingCommand): Promise<boolean> => {
    const sent = await send(command)
    setHeld(sent.state === 'later' ? sent.why : null)
    if (sent.state === 'later') return false
    if (sent.state === 'done') {
      listeners.current.onAnswer(command.jobId, sent.answer)
      await forget(command.seq)
    } else await change({ ...command, refused: sent.message })
    return true
  }, [])

  const drain = useCallback(async () => {
    if (isRunning.current || !navigator.onLine) return
    isRunning.current = true
    let moved = 0
    try {
      await alone(async () => {
        for (let [next] = await reload(); next; [next] = await reload()) {
          setSending(true)
          if (!(await sendOne(next))) return
          moved += 1
        }
        // Also when another tab has sent it all.
        setHeld(null)
      })
    } finally {
      isRunning.current = false
      setSending(false)
      if (moved > 0) listeners.current.onDrained()
    }
  }, [reload, sendOne])

  useEffect(() => {
    // Also after a reload: what the last page could not send.
    void reload().then(() => drain())
    const again = () => void drain()
    const timer = setInterval(again, RETRY_MS)
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [reload, drain])

  const then = useCallback(
    async (work: Promise<unknown>) => {
      await work
      await reload()
      await drain()
    },
    [reload, drain],
  )
  const add = useCallback(
    async (given: Omit<NewCommand, 'userId'>) => {
      const command = { ...given, userId }
      setFresh((before) => [...before, { ...command, seq: Number.MAX_SAFE_INTEGER }])
      const isKept = await keep(command).then(() => true, () => false)
      await reload()
      setFresh((before) => before.filter(({ commandId }) => commandId !== command.commandId))
      setStoreless(!isKept)
      await drain()
    },
    [userId, reload, drain],
  )
  return {
    commands: [...commands, ...fresh.filter(({ commandId }) => commands.every((kept) => kept.commandId !== commandId))],
    isOnline,
    isCut: !isOnline || held === 'cut',
    isSending,
    isSignedOut: held === 'signedOut',
    isStoreless,
    add,
    retry: ({ refused: _, ...command }) => then(change(command)),
    letGo: ({ seq }) => then(forget(seq)),
  }
}
