/** The languages that messages can be written in, ISO 639-1. Browser-safe. */
export const LOCALES = ['en', 'id', 'fr', 'es', 'pt', 'sw'] as const

const names = new Intl.DisplayNames('en', { type: 'language' })

/** A language by its code, in words. */
export const languageName = (locale: string): string => names.of(locale) ?? locale
