/** HaveLogin()   the way out for people who have a login already. */
import Link from 'next/link'
import { words } from '@/lib/messages/words'

export function HaveLogin() {
  const { signup } = words()
  return (
    <p className="mt-8 text-[15px] text-muted">
      {signup.haveLogin}{' '}
      <Link href="/login" className="text-link py-1">
        {signup.signIn}
      </Link>
    </p>
  )
}
