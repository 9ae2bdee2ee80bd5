import { priorities, states } from '@huke/core/commitment'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useReader } from '../../access/index.ts'
import { UnitPicker } from '../../organisation/index.ts'
import { SearchInput, Sideways } from '../../shared/index.ts'
import { type WorkSearch, workViews } from '../work-search.ts'

/** Whose work, then which of it; all of it is kept in the address. */
export function Filters({ search, onChange }: { search: WorkSearch; onChange: (news: WorkSearch) => void }) {
  const { t } = useTranslation()
  const reader = useReader()
  const views = workViews.filter(view => {
    if (view === 'owed-to-unit') return reader.heads.length > 0
    return view !== 'contests' || reader.roles.includes('officer') || reader.roles.includes('auditor')
  })
  return (
    <div className="filters">
      <Sideways label={t('commitment.whose')}>
        <Segmented
          aria-label={t('commitment.whose')}
          value={search.view}
          onChange={view => onChange({ view })}
          options={views.map(value => ({ value, label: t(`commitment.view.${value}`) }))}
        />
      </Sideways>
      <div className="filter-row">
        <SearchInput
          label={t('commitment.words-or-number')}
          value={search.q}
          onSearch={q => onChange({ q: q || undefined })}
        />
        <Select
          allowClear
          placeholder={t('commitment.any-time')}
          aria-label={t('commitment.any-time')}
          value={search.due}
          onChange={due => onChange({ due })}
          options={(['overdue', 'today', 'week'] as const).map(value => ({
            value,
            label: t(`commitment.group.${value}`),
          }))}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          placeholder={t('commitment.any-state')}
          aria-label={t('commitment.any-state')}
          value={search.state ?? []}
          onChange={state => onChange({ state: state.length > 0 ? state : undefined })}
          options={states.map(value => ({ value, label: t(`commitment.state.${value}`) }))}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          placeholder={t('commitment.any-priority')}
          aria-label={t('commitment.any-priority')}
          value={search.priority ?? []}
          onChange={priority => onChange({ priority: priority.length > 0 ? priority : undefined })}
          options={priorities.map(value => ({ value, label: t(`commitment.priority.${value}`) }))}
        />
        <UnitPicker
          allowClear
          placeholder={t('commitment.any-unit')}
          value={search.unit}
          onChange={unit => onChange({ unit })}
        />
      </div>
    </div>
  )
}
