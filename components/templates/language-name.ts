const names = new Intl.DisplayNames('en', { type: 'language' })

/** A language by its code, in words. */
export const languageName = (locale: string): string => names.of(locale) ?? locale
