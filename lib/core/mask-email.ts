/** An e-mail address for the eyes of people who may not see all of it: "a•••@•••.example". */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}•••@•••.${domain.split('.').at(-1) ?? ''}`
}
