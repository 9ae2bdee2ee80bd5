import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { PersonPicker, UnitPicker } from '../organisation/index.ts'
import { personName, said, useLanguage, useMutate } from '../shared/index.ts'
import { choiceValue, meaningOf, searched, somebodyElse, valueOf } from './meaning.ts'
import type { DoubtfulName } from './queries.ts'

/** Whom a name means: one of those it is like, anybody else of the organisation, or somebody nobody knows yet. Kept at once. */
export function NameChoice({ importId, of: name }: { importId: string; of: DoubtfulName }) {
  const { t } = useTranslation()
  const [searching, setSearching] = useState(false)
  const [chosen, setChosen] = useState(name.answer)
  const save = useMutate(
    (value: string) =>
      answer(
        api.PUT('/history-imports/{id}/names', {
          params: { path: { id: importId } },
          body: { answers: [{ kind: name.kind, name: name.name, answer: meaningOf(value) }] },
        }),
      ),
    { touches: ['history-imports'], after: (_, value) => setChosen(meaningOf(value)) },
  )
  const options = useOptions(name)
  const label = t('journal.names.same-as', { name: name.name })
  const value = valueOf(chosen ?? name.proposal)
  const isListed = options.some(option => option.value === value)
  if (searching || !isListed) {
    const Picker = name.kind === 'person' ? PersonPicker : UnitPicker
    return (
      <div className="name-choice">
        <Picker
          className="name-select"
          placeholder={t(`journal.names.search-${name.kind}`)}
          value={isListed ? undefined : value}
          onChange={found => found !== undefined && save.mutate(found)}
        />
        <button
          type="button"
          className="text-button"
          onClick={() => {
            setSearching(false)
            if (!isListed) save.mutate(valueOf(name.proposal))
          }}
        >
          {t('journal.names.back')}
        </button>
      </div>
    )
  }
  return (
    <div className="name-choice">
      <Select<string>
        className="name-select"
        aria-label={label}
        value={value}
        loading={save.isPending}
        options={options}
        popupMatchSelectWidth={false}
        onChange={next => (next === searched ? setSearching(true) : save.mutate(next))}
      />
      <span className="soft small">{t(chosen === null ? 'journal.names.proposed' : 'journal.names.chosen')}</span>
    </div>
  )
}

function useOptions({ kind, choices }: DoubtfulName) {
  const { t } = useTranslation()
  const language = useLanguage()
  return [
    ...choices.map(choice => {
      const { person, unit, name, live } = choice
      const who = person ? personName(person, language) : unit ? said(unit.name, language) : name
      const where = person?.unit ? said(person.unit.name, language) : null
      const code = person?.code ?? unit?.code
      const about = live && code ? [where, code] : [t(`journal.names.${name === null ? 'of-history' : 'of-log'}`)]
      return { value: choiceValue(choice), label: [who, ...about].filter(Boolean).join(' · ') }
    }),
    { value: somebodyElse, label: t(`journal.names.new-${kind}`) },
    { value: searched, label: t(`journal.names.other-${kind}`) },
  ]
}
