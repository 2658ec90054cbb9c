/** Words of the pages for what went wrong. Apart from the rest, because every page carries the script of its error page. */
export const wrong = {
  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page belongs to an account that you cannot open. Nothing was changed.',
  errorTitle: 'This page could not be shown',
  errorText: 'Something failed on our side. What you had saved before is kept; the last step may not be. Try again, and if it fails once more, send us this id.',
  lostTitle: 'This did not work',
  lostText: 'The connection may be gone, or something failed in this browser. What you had saved before is kept, and in most forms what you typed. Try again when you are connected.',
  errorId: 'Error id',
  tryAgain: 'Try again',
  home: 'Go to the start page',
} as const

/** What a page that failed says: with an id of the log it was the server, without one the connection or the browser. */
export const failureWords = (digest: string | undefined): { title: string; text: string } =>
  digest === undefined ? { title: wrong.lostTitle, text: wrong.lostText } : { title: wrong.errorTitle, text: wrong.errorText }
