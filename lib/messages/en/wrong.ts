/** Words of the pages for what went wrong. Apart from the rest, because every page carries the script of its error page. */
export const wrong = {
  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page belongs to an account that you cannot open. Nothing was changed.',
  errorTitle: 'This page could not be shown',
  errorText: 'Something failed on our side. What you had saved before is kept; the last step may not be. Try again, and if it fails once more, send us this id.',
  errorId: 'Error id',
  tryAgain: 'Try again',
  home: 'Go to the start page',
} as const
