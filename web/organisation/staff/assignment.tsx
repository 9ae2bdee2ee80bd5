import { Alert, App, Button, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { personName, ProblemText, useLanguage, useLeaveGuard, useMutate } from '../../shared/index.ts'
import type { Part } from './queries.ts'

interface Wish {
  readonly takesPart: boolean
  readonly standIn: string | null
}

/** Member by member: takes part or not, and who is next when they are not there. */
export function Assignment({ unit, parts, mayEdit }: { unit: string; parts: readonly Part[]; mayEdit: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const [changed, setChanged] = useState<Readonly<Record<string, Wish>>>({})
  useLeaveGuard(Object.keys(changed).length > 0)
  const save = useMutate(
    () => {
      const members = Object.entries(changed).map(([person, wish]) => ({ person, ...wish }))
      return answer(api.PUT('/units/{id}/assignment', { params: { path: { id: unit } }, body: { members } }))
    },
    {
      touches: ['assignment'],
      quiet: true,
      after: () => {
        setChanged({})
        message.success(t('organisation.staff.saved'))
      },
    },
  )
  const wishOf = (part: Part): Wish =>
    changed[part.person.id] ?? { takesPart: part.takesPart, standIn: part.standIn?.id ?? null }
  const set = (part: Part, wish: Partial<Wish>) =>
    setChanged(before => ({ ...before, [part.person.id]: { ...wishOf(part), ...wish } }))
  return (
    <>
      <div className="part-line part-head soft small" aria-hidden>
        <span>{t('organisation.staff.member')}</span>
        <span>{t('organisation.staff.takes-part')}</span>
        <span>{t('organisation.staff.stand-in')}</span>
      </div>
      <ul>
        {parts.map(part => {
          const name = personName(part.person, language)
          const wish = wishOf(part)
          return (
            <li key={part.person.id} className="part-line">
              <span>
                {name} {!part.here && <span className="chip">{t('organisation.staff.not-here')}</span>}
              </span>
              <span>
                <Switch
                  size="small"
                  disabled={!mayEdit}
                  checked={wish.takesPart}
                  aria-label={`${name} ${t('organisation.staff.takes-part')}`}
                  onChange={takesPart => set(part, { takesPart })}
                />
              </span>
              <Select<string>
                allowClear
                disabled={!mayEdit || !wish.takesPart}
                value={wish.standIn ?? undefined}
                placeholder={t('organisation.staff.nobody')}
                aria-label={`${name} ${t('organisation.staff.stand-in')}`}
                onChange={standIn => set(part, { standIn: standIn ?? null })}
                options={parts
                  .filter(other => other !== part)
                  .map(other => ({ value: other.person.id, label: personName(other.person, language) }))}
              />
            </li>
          )
        })}
      </ul>
      {save.isError && <Alert type="error" title={<ProblemText error={save.error} />} className="gap-below" />}
      {mayEdit && (
        <p className="side-acts">
          <Button
            type="primary"
            disabled={Object.keys(changed).length === 0}
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            {t('organisation.staff.save')}
          </Button>
        </p>
      )}
    </>
  )
}
