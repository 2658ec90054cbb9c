import { expect, test } from 'vitest'
import { companyDomain } from './email-domain'

test('the part after the @ speaks for a company', () => {
  expect(companyDomain('a@acme.com')).toBe('acme.com')
  expect(companyDomain('a@Eng.Acme.CO.UK')).toBe('eng.acme.co.uk')
  expect(companyDomain('a@xn--mller-kva.de')).toBe('xn--mller-kva.de')
})

test.each(['gmail.com', 'googlemail.com', 'yahoo.co.uk', 'outlook.com', 'icloud.com', 'proton.me', 'qq.com', 'mail.ru', 'gmx.de', 'hey.com', 'GMAIL.com'])(
  'T0-06: %s belongs to nobody',
  (domain) => {
    expect(companyDomain(`a@${domain}`)).toBeNull()
  },
)

test.each(['mailinator.com', 'guerrillamail.com', 'x.33m.co'])('T0-06: the disposable %s belongs to nobody', (domain) => {
  expect(companyDomain(`a@${domain}`)).toBeNull()
})

test('what is no address has no domain', () => {
  expect(['', 'acme.com', 'a@', 'a@localhost'].map(companyDomain)).toEqual([null, null, null, null])
})
