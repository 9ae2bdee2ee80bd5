import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../api/index.ts'
import { dateWords, LoadedPage, Page, said, useLanguage } from '../../shared/index.ts'
import { unitQuery } from '../queries.ts'
import { Button } from 'antd'
import { EndingState } from '../ending/ending-state.tsx'
import { UnitForm } from './unit-form.tsx'
import { UnitHistory, UnitSide } from './unit-side.tsx'
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
  const { t } = useTranslation()
  const language = useLanguage()
  if (unit.imported)
    return (
      <Page title={said(unit.name, language)} above={<Up unit={unit} />} intro={t('organisation.imported-unit')}>
        <UnitSide unit={unit} />
      </Page>
    )
  const goesOn = unit.lastDay === null && unit.ending?.state !== 'planned'
  return (
    <Page
      title={said(unit.name, language)}
      above={<Up unit={unit} />}
      intro={unit.lastDay && t('organisation.ending.last-day', { day: dateWords(unit.lastDay, language) })}
      actions={goesOn && <Acts id={unit.id} />}
    >
      {unit.ending && <EndingState ending={unit.ending} unit={unit.id} mayRevoke />}
      {unit.lastDay === null ? (
        <div className="two-columns">
          <UnitForm unit={unit} parent={unit.parent} />
          <UnitSide unit={unit} />
        </div>
      ) : (
        <UnitHistory unit={unit} />
      )}
    </Page>
  )
}

/** What is more than an edit: it asks first where all of the unit's goes. */
function Acts({ id }: { id: string }) {
  const { t } = useTranslation()
  const params = { id }
  return (
    <>
      <Link to="/admin/organisation/units/$id/merge" params={params}>
        <Button>{t('organisation.ending.acts.merge')}</Button>
      </Link>
      <Link to="/admin/organisation/units/$id/split" params={params}>
        <Button>{t('organisation.ending.acts.split')}</Button>
      </Link>
      <Link to="/admin/organisation/units/$id/end" params={params}>
        <Button danger>{t('organisation.ending.acts.end')}</Button>
      </Link>
    </>
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
