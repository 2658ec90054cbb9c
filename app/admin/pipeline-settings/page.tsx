import type { Metadata } from 'next'
import { AddHoliday, RemoveHoliday } from '@/components/organisation/holiday-forms'
import { PlaceForm } from '@/components/organisation/place-form'
import { SettingsTabs } from '@/components/organisation/settings-tabs'
import { WeekForm } from '@/components/organisation/week-form'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { listCountries } from '@/lib/core/countries'
import { weekdayOf } from '@/lib/core/zoned-time'
import { organisation as words } from '@/lib/messages/en/organisation'
import { ZONES } from '@/lib/organisation/schema'
import { getWorkingTime } from '@/lib/organisation/settings-queries'

export const metadata: Metadata = { title: words.title }

const say = words.time

const hoursOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours + minutes / 60
}

export default staffPage('organisation:manage', async ({ actor }) => {
  const { timeZone, country, locale, hours, holidays, past } = await getWorkingTime(actor)
  const weekly = [...hours.values()].reduce((sum, { opens, closes }) => sum + hoursOf(closes) - hoursOf(opens), 0)
  return (
    <>
      <PageHeader title={words.title} state={say.state(weekly.toLocaleString('en', { maximumFractionDigits: 2 }), timeZone)} />
      <SettingsTabs />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card id="week" title={say.week} description={say.weekHint}>
          <WeekForm hours={Object.fromEntries(hours)} />
        </Card>
        <Card id="place" title={say.place} description={say.placeHint}>
          <PlaceForm zone={timeZone} country={country} locale={locale} zones={ZONES} countries={listCountries()} />
        </Card>
        <Card flush id="holidays" title={say.holidays} description={say.holidaysHint} {...(past > 0 && { footer: say.past(past) })}>
          <DataTable
            caption={say.holidaysCaption}
            rows={holidays}
            rowKey={({ day }) => day}
            rowName={({ name }) => name}
            empty={
              <EmptyState icon="calendar" title={say.noHolidays}>
                {say.noHolidaysHint}
              </EmptyState>
            }
            columns={[
              { key: 'day', head: say.columns.day, cell: ({ day }) => <When at={day} show="day" /> },
              { key: 'weekday', head: say.columns.weekday, phone: false, cell: ({ day }) => <span className="text-muted">{say.weekdays[weekdayOf(day)]}</span> },
              { key: 'name', head: say.columns.name, cell: ({ name }) => <span className="wrap-anywhere">{name}</span> },
              { key: 'remove', head: say.columns.remove, end: true, cell: ({ day, name }) => <RemoveHoliday day={day} name={name} /> },
            ]}
          />
        </Card>
        <Card id="add-holiday" title={say.addHoliday}>
          <AddHoliday />
        </Card>
      </div>
    </>
  )
})
