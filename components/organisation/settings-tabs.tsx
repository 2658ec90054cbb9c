/** SettingsTabs()   the pages of the pipeline's settings. */
import { Tabs } from '@/components/shell/tabs'
import { organisation as words } from '@/lib/messages/en/organisation'

const PATH = '/admin/pipeline-settings'

export const SettingsTabs = () => (
  <Tabs
    label={words.tabs.label}
    items={[
      { href: PATH, label: words.tabs.time, icon: 'clock', exact: true },
      { href: `${PATH}/targets`, label: words.tabs.targets, icon: 'hourglass' },
      { href: `${PATH}/reasons`, label: words.tabs.reasons, icon: 'list' },
      { href: `${PATH}/assignment`, label: words.tabs.assignment, icon: 'users' },
    ]}
  />
)
