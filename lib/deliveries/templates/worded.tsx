import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-email'
import { buttonWords } from '@/lib/messages/en/worded'
import { fillWords } from '../fill-words'
import { blocksOf, type WordPart } from '../word-layout'
import type { Wording } from '../wording'
import { Action, Layout, Paragraph } from './layout'

type Values = Readonly<Record<string, string>>

interface WordedMailProps {
  locale: string
  name: string
  wording: Wording
  values: Values
}

/** An e-mail in words that staff may write: paragraphs, and a button for each link that stands alone. Words are text, never HTML. */
export function WordedMail({ locale, name, wording, values }: WordedMailProps) {
  const blocks = blocksOf(wording.body)
  const [first] = blocks
  const preview = first && 'lines' in first ? fillWords(first.lines.map((line) => line.map((part) => ('words' in part ? part.words : '')).join('')).join(' '), values) : ''
  return (
    <Layout locale={locale} subject={fillWords(wording.subject, values)} preview={preview} name={name}>
      {blocks.map((block, index) =>
        'button' in block ? (
          <Action key={index} href={values[block.button] ?? ''}>
            {buttonWords[block.button]}
          </Action>
        ) : (
          <Paragraph key={index}>{block.lines.map((line, place) => lineOf(line, place, values))}</Paragraph>
        ),
      )}
    </Layout>
  )
}

const lineOf = (line: WordPart[], place: number, values: Values): ReactNode => (
  <Fragment key={place}>
    {place > 0 && <br />}
    {line.map((part, index) =>
      'words' in part ? (
        fillWords(part.words, values)
      ) : (
        <Link key={index} href={values[part.link] ?? ''}>
          {values[part.link]}
        </Link>
      ),
    )}
  </Fragment>
)
