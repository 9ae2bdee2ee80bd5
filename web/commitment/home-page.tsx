import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded, Page } from '../shared/index.ts'
import { OwedPanel } from './owed-panel.tsx'
import { homeQuery } from './queries.ts'
import { SearchBox } from './search-box.tsx'
import { ToEvaluate } from './to-evaluate.tsx'

/** Who owes me what, what do I owe whom. */
export function HomePage({ month }: { month: React.ReactNode }) {
  const { t } = useTranslation()
  const home = useQuery(homeQuery)
  return (
    <Page title={t('commitment.home')} hideTitle>
      <div className="home-search">
        <label htmlFor="home-search">{t('commitment.who-can-help')}</label>
        <SearchBox id="home-search" large />
      </div>
      <Loaded of={home} rows={10}>
        {data => (
          <div className="stack">
            <div className="home-owed">
              <OwedPanel view="owed-to-me" of={data.owedToMe} />
              <OwedPanel view="i-owe" of={data.iOwe} />
            </div>
            <ToEvaluate of={data.toEvaluate} />
            {month}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
