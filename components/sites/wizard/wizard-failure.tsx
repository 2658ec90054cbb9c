/** WizardFailure({ error? })   why a form of the wizard could not be sent at all, that nothing is lost, and how to find it in the log. */
import { ErrorSummary } from '@/components/ui/error-summary'
import type { ActionError } from '@/lib/auth/action'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'

export const WizardFailure = ({ error }: { error: ActionError | undefined }) =>
  error ? (
    <div className="space-y-2">
      <ErrorSummary form={error.message} />
      <p className="text-sm text-muted">
        {words.kept}
        {error.code === 'INTERNAL' && ` ${words.requestId(error.requestId)}`}
      </p>
    </div>
  ) : null
