/** WordingPreview({ channel, subject, body, values })   a message as it would arrive, with `values` for its variables; others are marked. */
import { Fragment } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { filledPieces } from '@/lib/deliveries/fill-words'
import { blocksOf, type WordBlock, type WordPart } from '@/lib/deliveries/word-layout'
import type { WordedChannel } from '@/lib/deliveries/wording'
import { mail } from '@/lib/messages/en/mail'
import { templates as words } from '@/lib/messages/en/templates'
import { buttonWords } from '@/lib/messages/en/worded'

type Values = Readonly<Record<string, string>>
interface Props {
  channel: WordedChannel
  subject: string
  body: string
  values: Values
}

export const WordingPreview = ({ channel, ...message }: Props) => (channel === 'whatsapp' ? <Bubble {...message} /> : <Letter {...message} />)

const Bubble = ({ body, values }: Omit<Props, 'channel'>) => (
  <div className="rounded-lg bg-surface-secondary p-4">
    <p className="max-w-prose rounded-lg rounded-ss-none border border-border bg-surface px-3 py-2 text-[15px] whitespace-pre-wrap shadow-xs wrap-anywhere">
      <Filled words={body} values={values} />
    </p>
  </div>
)

const Letter = ({ subject, body, values }: Omit<Props, 'channel'>) => (
  <div className="rounded-lg border border-border bg-surface">
    <div className="border-b border-separator px-4 py-3">
      <p className="text-sm text-muted">{words.from}</p>
      <p className="font-semibold wrap-anywhere">
        <Filled words={subject} values={values} />
      </p>
    </div>
    <div className="space-y-3 px-4 py-4 text-[15px]">
      <p>{mail.greeting({ name: values.name ?? 'Siti Rahma' })}</p>
      {blocksOf(body).map((block, index) =>
        'button' in block && Object.hasOwn(values, block.button) ? (
          // It looks like the button, and leads nowhere: the facts are made up.
          <p key={index}>
            <span className={buttonClass({ tone: 'primary' })}>{buttonWords[block.button]}</span>
          </p>
        ) : (
          <p key={index} className="wrap-anywhere">
            {linesOf(block).map((line, place) => (
              <Fragment key={place}>
                {place > 0 && <br />}
                {line.map((part, piece) => (
                  <Piece key={piece} part={part} values={values} />
                ))}
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  </div>
)

/** A button that the message does not know is words in braces, like everything that it does not know. */
const linesOf = (block: WordBlock): WordPart[][] => ('button' in block ? [[{ link: block.button }]] : block.lines)

const Piece = ({ part, values }: { part: WordPart; values: Values }) => {
  if ('words' in part) return <Filled words={part.words} values={values} />
  return Object.hasOwn(values, part.link) ? <span className="text-accent underline">{values[part.link]}</span> : <Filled words={`{${part.link}}`} values={values} />
}

const Filled = ({ words: given, values }: { words: string; values: Values }) =>
  filledPieces(given, values).map((piece, index) =>
    'words' in piece ? (
      <Fragment key={index}>{piece.words}</Fragment>
    ) : (
      <mark key={index} title={words.unknownVariable} className="rounded-sm bg-danger-soft px-0.5 text-danger-soft-foreground">
        {piece.unknown}
        <span className="sr-only">{` (${words.unknownVariable})`}</span>
      </mark>
    ),
  )
