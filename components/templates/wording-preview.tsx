/** WordingPreview({ channel, subject, body, values })   a message as it would arrive, with `values` for its variables. */
import { Fragment } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { fillWords } from '@/lib/deliveries/fill-words'
import { blocksOf, type WordPart } from '@/lib/deliveries/word-layout'
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
    <p className="max-w-prose rounded-lg rounded-ss-none border border-border bg-surface px-3 py-2 text-[15px] whitespace-pre-wrap shadow-xs wrap-anywhere">{fillWords(body, values)}</p>
  </div>
)

const Letter = ({ subject, body, values }: Omit<Props, 'channel'>) => (
  <div className="rounded-lg border border-border bg-surface">
    <div className="border-b border-separator px-4 py-3">
      <p className="text-sm text-muted">{words.from}</p>
      <p className="font-semibold wrap-anywhere">{fillWords(subject, values)}</p>
    </div>
    <div className="space-y-3 px-4 py-4 text-[15px]">
      <p>{mail.greeting({ name: values.name ?? 'Siti Rahma' })}</p>
      {blocksOf(body).map((block, index) =>
        'button' in block ? (
          // It looks like the button, and leads nowhere: the facts are made up.
          <p key={index}>
            <span className={buttonClass({ tone: 'primary' })}>{buttonWords[block.button]}</span>
          </p>
        ) : (
          <p key={index} className="wrap-anywhere">
            {block.lines.map((line, place) => (
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

const Piece = ({ part, values }: { part: WordPart; values: Values }) =>
  'words' in part ? fillWords(part.words, values) : <span className="text-accent underline">{values[part.link]}</span>
