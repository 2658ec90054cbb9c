/** The words of the page that explains the API. */
export const apiGuide = {
  title: 'Gatehouse API',
  lead: 'Everything that the screens do, programs can do as well: JSON over HTTPS, with a key.',
  document: 'OpenAPI 3.1 document',
  conventionsTitle: 'How it works',
  conventions: [
    'Bodies and answers are JSON with snake_case names, times in UTC as ISO 8601, money as amount_minor with its currency, ids as uuid.',
    'Send a key as Authorization: Bearer gh_… Keys are made in the settings of an account, shown once, and can be revoked at any time.',
    'An Idempotency-Key makes a repeated call safe: the same key and body get the same answer, marked with Idempotent-Replayed: true; another body is a conflict.',
    'Lists take limit (1 to 100) and cursor, and answer with data and next_cursor. An unknown filter or sort is refused.',
    'Errors have one shape: error.code, error.message, error.fields for what is wrong where, and error.request_id to ask us about. After 429, wait as long as Retry-After says.',
  ],
  sections: {
    public: { title: 'Open to everyone', lead: 'No key needed.' },
    account: { title: 'In an account', lead: 'With an account’s key, or signed in.' },
    staff: { title: 'For staff', lead: 'With a colleague’s key, or signed in.' },
  },
  permission: 'Needs',
  idempotent: 'Takes an Idempotency-Key',
  parameters: 'In the address',
  body: 'You send',
  answer: 'You get',
  noBody: 'An answer without a body.',
  required: 'required',
  errors: 'Refusals',
  oneOf: 'one of',
  listOf: 'list of',
}
