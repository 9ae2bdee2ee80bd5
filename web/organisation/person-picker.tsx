import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '../api/index.ts'
import { personName, said, useDebounced, useLanguage } from '../shared/index.ts'
import { peopleQuery } from './queries.ts'

interface Props {
  id?: string
  /** only people of this unit */
  unit?: string
  /** somebody who is not to be chosen */
  except?: string
  /** those already chosen, so that their names are known at once */
  known?: readonly PersonRef[]
  allowClear?: boolean
  placeholder?: string
  className?: string
}

export function PersonPicker(props: Props & { value?: string; onChange?: (person: string | undefined) => void }) {
  const { value, onChange, ...rest } = props
  const search = usePeople(rest)
  return <Select<string> {...search} value={value} onChange={onChange} allowClear={props.allowClear} />
}

export function PeoplePicker(props: Props & { value?: string[]; onChange?: (people: string[]) => void }) {
  const { value, onChange, ...rest } = props
  const search = usePeople(rest)
  return <Select<string[]> {...search} mode="multiple" value={value} onChange={onChange} />
}

/** Found by name, pinyin, initials or number; the server searches. */
function usePeople({ id, unit, except, known = [], placeholder, className }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed)
  const { data, isFetching } = useQuery(peopleQuery(q, unit))
  const found = [...(data?.items ?? []), ...known]
  const people = [...new Map(found.map(person => [person.id, person])).values()].filter(({ id }) => id !== except)
  const name = placeholder ?? t('organisation.pick-person')
  return {
    id,
    className,
    showSearch: { filterOption: false, onSearch: setTyped },
    loading: isFetching,
    placeholder: name,
    // A picker in a form is named by its label.
    'aria-label': id === undefined ? name : undefined,
    notFoundContent: t(isFetching ? 'shared.loading' : 'organisation.nobody-found'),
    options: people.map(person => ({
      value: person.id,
      label: `${personName(person, language)}${person.unit ? ` · ${said(person.unit.name, language)}` : ''}`,
    })),
  }
}
