/**
 * DetailActions({ detail, moves, mover, hrefOf })   what this colleague may do with a registration now
 * AskedMoveCard({ … })                              the form of the move that the address names
 * A move that asks for nothing is one button; one that asks for something is a link to this same page with its form, so
 * that everything also works without a script.
 */
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'
import { TakeFocus } from '@/components/ui/take-focus'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { statusLook } from '@/lib/core/status-look'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { RegistrationDetail } from '@/lib/registrations/detail'
import { isEnd, landingOf, nextStage } from '@/lib/registrations/landing'
import type { Move } from '@/lib/registrations/moves'
import type { Mover } from '@/lib/registrations/policy'
import type { MoveChoices } from '@/lib/registrations/screen-queries'
import { CustomerForm, MoveButton, MoveForm } from './move-form'

const icons: Partial<Record<RegistrationStatus, IconName>> = { verified: 'check', survey_scheduled: 'calendar', survey_completed: 'fileText', approved: 'circleCheck', customer_created: 'building', rejected: 'circleX', cancelled: 'ban', pending_verification: 'undo' }

interface Props {
  detail: RegistrationDetail
  /** The table of moves, and who looks. */
  moves: readonly Move[]
  mover: Mover
  /** The moves that this colleague may make with this registration. */
  offered: readonly Move[]
  /** The page's address with the form of a move. */
  hrefOf: (to: RegistrationStatus) => string
}

export function DetailActions({ detail, moves, mover, offered, hrefOf }: Props) {
  const landed = { status: detail.status, needs_survey: detail.needsSurvey, survey_technician_id: detail.surveyTechnicianId, survey_outcome: detail.surveyOutcome }
  const next = nextStage(landed)
  const landing = next && !detail.mergedInto ? landingOf(moves, mover, landed, next) : null
  const whyNot = landing && !landing.may && landing.why
  const onward = offered.toSorted((a, b) => Number(b.to === next) - Number(a.to === next) || Number(isEnd(a.to)) - Number(isEnd(b.to)))
  return (
    <Card id="actions" title={words.detail.actions}>
      {onward.length === 0 ? (
        <p className="text-muted">{detail.status === 'customer_created' ? words.detail.final : words.detail.noActions}</p>
      ) : (
        <div className="space-y-2" key={detail.status}>
          {onward.map(({ to, needs }) =>
            needs === 'nothing' ? (
              <MoveButton key={to} id={detail.id} from={detail.status} to={to} icon={icons[to]} primary={to === next} />
            ) : (
              <LinkButton key={to} href={hrefOf(to)} replace tone={to === next ? 'primary' : 'secondary'} icon={icons[to]} wide>
                {words.form.buttons[to]}…
              </LinkButton>
            ),
          )}
        </div>
      )}
      {next && whyNot && (
        <p className="mt-3 flex items-start gap-2 text-sm text-muted">
          <Icon name="info" className="mt-0.5 shrink-0" />
          {words.detail.whyNot(words.form.buttons[next], whyNot)}
        </p>
      )}
    </Card>
  )
}

export function AskedMoveCard({ detail, move, choices, cancelHref }: { detail: RegistrationDetail; move: Move; choices: MoveChoices; cancelHref: string }) {
  const { to, needs } = move
  return (
    <Card id="move" tone="attention" title={words.form.title(detail.fullName, statusLook('registration', to).word)} className="mb-4">
      <TakeFocus />
      {needs === 'provisioning' ? (
        <CustomerForm id={detail.id} cancelHref={cancelHref} />
      ) : (
        <MoveForm key={to} id={detail.id} from={detail.status} to={to} needs={needs} choices={choices} wish={{ day: detail.preferredDate, slot: detail.preferredSlot }} cancelHref={cancelHref} />
      )}
    </Card>
  )
}
