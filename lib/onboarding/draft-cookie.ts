import { draftCookie } from '@/lib/auth/draft-cookie'
import { sealedSignup } from './signup-draft'

/** The draft of this browser's signup. */
export const { read: readDraft, keep: keepDraft, drop: dropDraft } = draftCookie('signup', sealedSignup)
