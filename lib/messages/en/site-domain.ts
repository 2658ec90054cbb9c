import type { SiteProofMethod } from '@/lib/generated/prisma/enums'

/** Words of proving that a site's domain is the account's. */
export const siteDomain = {
  alreadyProved: 'This domain is proved already. There is nothing to check',
  proved: (domain: string) => `${domain} is yours`,
  provedBy: { dns: 'Proved by a DNS record', file: 'Proved by a file', meta: 'Proved by a meta tag' } satisfies Record<SiteProofMethod, string>,
  provedText: 'No other account can use this domain for a site. Another domain for this site has to be proved anew.',
  provedArchived: 'While this site is archived, another account can prove the domain.',
  unproved: (domain: string) => `${domain} is not proved yet`,
  unprovedText: 'Choose one of the three ways below, put it in place, then check. One is enough. Until then the site is marked as unverified, and another account could prove the domain first.',
  readOnly: 'You can look at this but not check the domain: your role, the plan or the state of the site or account does not allow it.',
  ways: {
    dns: { title: 'DNS record', text: 'Best where you manage the domain’s DNS. Add this TXT record. It may take an hour until everybody sees it.' },
    file: { title: 'File on the site', text: 'Best where you can upload files. Put a text file at this address, with this content and nothing else.' },
    meta: { title: 'Meta tag', text: 'Best where you can change the page. Put this tag into the head of the home page.' },
  } satisfies Record<SiteProofMethod, { title: string; text: string }>,
  parts: { name: 'Name', type: 'Type', value: 'Value', address: 'Address', content: 'Content', tag: 'Tag' },
  check: 'Check now',
  again: 'Check again',
  checking: 'Looking',
  reload: 'Reload',
  looking: 'We are looking. The result appears here by itself.',
  lastLook: 'Last look',
  /** Why a look proved nothing; these words are kept in rows (lib/sites/proof/policy.ts). */
  reasons: {
    not_found: 'Nothing was found. Check that it is in place; a new DNS record may take an hour to be seen.',
    wrong_value: 'Something is there, but not what is shown above. Copy it again, and remove an older one.',
    bad_status: 'The site answered with an error instead of the page or file. Check that it can be opened without signing in.',
    too_large: 'The file is larger than it should be. It must hold the content above and nothing else.',
    taken: 'It was found, but another account has proved this domain already. Contact us if it is yours.',
    lost: 'The look did not end. Check again.',
    no_domain: 'The domain leads to no address. Check its DNS.',
    refused_address: 'The domain leads to an address that is not on the open internet, so we do not look there.',
    no_answer: 'Nobody answered. Check that the site, or its name server, is running.',
    timeout: 'It took too long to answer. Check again in a minute.',
    tls: 'The site’s certificate is not valid for this domain. Renew it, or use the DNS record.',
    redirect: 'The address leads on to another domain, or too many times. It must answer by itself.',
  } satisfies Record<string, string>,
} as const
