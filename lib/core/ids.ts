import { v7 } from 'uuid'

/** A new id: uuid v7 (RFC 9562), ordered by the time it was made. */
export const newId = (): string => v7()

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a uuid in the canonical lower-case form, of any version. */
export const isUuid = (value: string): boolean => uuidForm.test(value)
