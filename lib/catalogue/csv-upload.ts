/** The text of an import's form: of its file where one was chosen, else what was pasted. Bytes that are no UTF-8 become NUL, which no text may hold. */
export async function csvOf(form: FormData): Promise<{ given: FormData; isFile: boolean }> {
  const file = form.get('file')
  const given = new FormData()
  const isFile = file instanceof File && file.size > 0
  given.set('csv', isFile ? decoded(await file.arrayBuffer()) : textOf(form.get('csv')))
  if (isFile) given.set('file_name', file.name.slice(-200))
  return { given, isFile }
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')

function decoded(bytes: ArrayBuffer): string {
  try {
    // The byte order mark is taken off here.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return '\u0000'
  }
}
