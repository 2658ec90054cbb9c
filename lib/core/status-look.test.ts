import { expect, test } from 'vitest'
import { status as words } from '@/lib/messages/en/status'
import { isMachine, statusLook } from './status-look'

test('every state of every machine has a word, a colour and an icon', () => {
  const machines = Object.keys(words).filter(isMachine)
  expect(machines).toEqual(Object.keys(words))
  for (const machine of machines)
    for (const [state, word] of Object.entries(words[machine]))
      expect(statusLook(machine, state as never), `${machine} ${state}`).toMatchObject({ word, color: expect.stringMatching(/^(?:grey|blue|amber|green|red)$/u) })
})

test('what failed is red, what waits is amber, what is done is green', () => {
  expect(statusLook('delivery', 'failed').color).toBe('red')
  expect(statusLook('account', 'pending_payment').color).toBe('amber')
  expect(statusLook('invoice', 'paid').color).toBe('green')
})
