import type { FilledTemplate } from './whatsapp-port'

// Approved templates: texts that the provider holds, with places that we fill. To people who have not written to us within
// a day WhatsApp carries nothing else (WA-9).

/** The approved template that stands for a text of ours. */
export interface ApprovedTemplate {
  name: string
  /** As the provider writes it, for example `en_US`. */
  language: string
  /** What fills its places, in their order. A template that carries a code has that one place and needs no list. */
  variables: string[]
}

interface Stored {
  approvedName: string | null
  approvedLanguage: string | null
  approvedVariables: string[]
}

/** The approved template of a stored text, if it names one. */
export const approvedOf = ({ approvedName, approvedLanguage, approvedVariables }: Stored): ApprovedTemplate | undefined =>
  approvedName === null || approvedLanguage === null ? undefined : { name: approvedName, language: approvedLanguage, variables: approvedVariables }

/** WhatsApp refuses a place without a text, and one with line breaks, tabs or wide gaps. */
const placeText = (value: string | undefined): string => value?.replace(/\s+/gu, ' ').trim() || '–'

/** Fills its places. A message with a code takes the form that the provider has for codes, with the button that copies it. */
export function fillApproved(approved: ApprovedTemplate | undefined, values: Readonly<Record<string, string>>): FilledTemplate | undefined {
  if (!approved) return undefined
  const { name, language, variables } = approved
  if (values.code !== undefined) return { name, language, parameters: [values.code], code: values.code }
  return { name, language, parameters: variables.map((variable) => placeText(values[variable])) }
}
