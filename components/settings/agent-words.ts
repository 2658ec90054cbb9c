import { settings } from '@/lib/messages/en/settings'

// Order matters: most browsers also name the ones before them.
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]
const named = (list: [RegExp, string][], agent: string) => list.find(([sign]) => sign.test(agent))?.[1]

/** A browser's user agent in words: "Firefox, Linux". What it does not know keeps its own first word. */
export function agentWords(agent: string | null): string {
  const known = [named(browsers, agent ?? ''), named(systems, agent ?? '')].filter(Boolean).join(', ')
  return known || agent?.split('/')[0]?.slice(0, 40) || settings.security.unknownAgent
}
