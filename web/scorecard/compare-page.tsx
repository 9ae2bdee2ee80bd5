import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded, Page } from '../shared/index.ts'
import { CompareTable } from './compare-table.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { overviewQuery } from './queries.ts'

/** The scorecards of all departments side by side. */
export function ComparePage() {
  const { t } = useTranslation()
  const { period = 'last-365-days', by = 'supplier.closed', up = false } = useSearch({ from: '/inside/scorecard' })
  const navigate = useNavigate({ from: '/scorecard' })
  const overview = useQuery(overviewQuery(period))
  return (
    <Page
      title={t('scorecard.compare')}
      above={
        <Link to="/units" className="soft">
          ← {t('organisation.units')}
        </Link>
      }
      intro={t('scorecard.compare-intro')}
      actions={
        <PeriodPicker
          value={period}
          onChange={chosen => navigate({ search: before => ({ ...before, period: chosen }) })}
        />
      }
    >
      <Loaded of={overview} rows={12}>
        {({ departments }) =>
          departments.length === 0 ? (
            <EmptyState>{t('scorecard.no-departments')}</EmptyState>
          ) : (
            <CompareTable
              departments={departments}
              period={period}
              by={by}
              isUp={up}
              onSort={(by, up) =>
                navigate({ search: before => ({ ...before, by, up: up || undefined }), replace: true })
              }
            />
          )
        }
      </Loaded>
    </Page>
  )
}
