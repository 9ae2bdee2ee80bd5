import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../api/index.ts'
import { LoadedPage, Page, said, useLanguage } from '../../shared/index.ts'
import { unitQuery } from '../queries.ts'
import { EndUnit } from './end-unit.tsx'
import { UnitForm } from './unit-form.tsx'
import { UnitSide } from './unit-side.tsx'
import './admin.css'

export function UnitPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/admin/organisation/units/$id' })
  const { parent } = useSearch({ from: '/inside/admin/organisation/units/$id' })
  const isNew = id === 'new'
  const unit = useQuery({ ...unitQuery(id), enabled: !isNew })
  if (!isNew) return <LoadedPage of={unit}>{data => <Existing key={data.id} unit={data} />}</LoadedPage>
  return (
    <Page title={t('organisation.admin.new-unit')} above={<Up />} intro={t('organisation.admin.new-unit-why')}>
      <UnitForm unit={null} parent={parent ?? null} />
    </Page>
  )
}

function Existing({ unit }: { unit: Unit }) {
  const language = useLanguage()
  return (
    <Page title={said(unit.name, language)} above={<Up unit={unit} />} actions={<EndUnit unit={unit} />}>
      <div className="two-columns">
        <UnitForm unit={unit} parent={unit.parent} />
        <UnitSide unit={unit} />
      </div>
    </Page>
  )
}

/** The way up the tree. */
function Up({ unit }: { unit?: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <nav className="row wrap soft small" aria-label={t('organisation.admin.way-up')}>
      <Link to="/admin/organisation">{t('organisation.admin.title')}</Link>
      {unit?.path.slice(0, -1).map(above => (
        <span key={above.id} className="row">
          <span aria-hidden>/</span>
          <Link to="/admin/organisation/units/$id" params={{ id: above.id }}>
            {said(above.name, language)}
          </Link>
        </span>
      ))}
    </nav>
  )
}
