import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-email'
import { buttonWords } from '@/lib/messages/en/worded'
import { fillWords } from '../fill-words'
import type { Wording } from '../wording'
import { Action, Layout, Paragraph } from './layout'

interface WordedMailProps {
  locale: string
  name: string
  wording: Wording
  values: Readonly<Record<string, string>>
}

const ALONE = /^\{([a-z_]+)\}$/u
const buttonOf = (line: string): { href: string; words: string } | null => {
  const [, name = ''] = ALONE.exec(line.trim()) ?? []
  return Object.hasOwn(buttonWords, name) ? { href: name, words: buttonWords[name as keyof typeof buttonWords] } : null
}

/** An e-mail in words that staff may write: paragraphs, and a button for each link that stands alone. Words are text, never HTML. */
export function WordedMail({ locale, name, wording, values }: WordedMailProps) {
  const subject = fillWords(wording.subject, values)
  const paragraphs = wording.body.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== '')
  const preview = fillWords(paragraphs[0] ?? '', values)
  return (
    <Layout locale={locale} subject={subject} preview={preview} name={name}>
      {paragraphs.map((paragraph, index) => {
        const button = buttonOf(paragraph)
        return button ? (
          <Action key={index} href={values[button.href] ?? ''}>
            {button.words}
          </Action>
        ) : (
          <Paragraph key={index}>{linesOf(paragraph, values)}</Paragraph>
        )
      })}
    </Layout>
  )
}

const linesOf = (paragraph: string, values: Readonly<Record<string, string>>): ReactNode[] =>
  paragraph.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line.split(/(\{[a-z_]+\})/u).map((part, place) => linked(part, place, values))}
    </Fragment>
  ))

function linked(part: string, place: number, values: Readonly<Record<string, string>>): ReactNode {
  const button = buttonOf(part)
  if (!button) return fillWords(part, values)
  const href = values[button.href] ?? ''
  return (
    <Link key={place} href={href}>
      {href}
    </Link>
  )
}
