import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input, type InputProps, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { said, useDebounced, useLanguage } from '../shared/index.ts'

/** One box over services and one's own requests; enter goes on to the catalogue. */
export function SearchBox({ id, large }: { id: string; large?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const groups = useFound(useDebounced(typed.trim()))
  const go = (target: string) => {
    setTyped('')
    const [kind, found = ''] = target.split(':')
    if (kind === 'service') navigate({ to: '/services/$id', params: { id: found } })
    else navigate({ to: '/commitments/$id', params: { id: found } })
  }
  return (
    <AutoComplete
      id={id}
      className="search-box"
      value={typed}
      options={groups}
      virtual={false}
      onChange={setTyped}
      onSelect={go}
      defaultActiveFirstOption={false}
      popupMatchSelectWidth={large ? true : 360}
      aria-label={t('commitment.search')}
    >
      <Box
        size={large ? 'large' : 'middle'}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('commitment.search')}
        onEnter={q => navigate({ to: '/catalogue', search: { q } })}
      />
    </AutoComplete>
  )
}

/** The list names an option before the first where none is chosen; there is no such option, and enter is then free. */
function Box({ onEnter, ...input }: InputProps & { onEnter: (q: string) => void; ref?: Ref<InputRef> }) {
  const named = input['aria-activedescendant']
  const chosen = named?.endsWith('_-1') ? undefined : named
  return (
    <Input
      {...input}
      aria-activedescendant={chosen}
      onPressEnter={event => {
        const q = event.currentTarget.value.trim()
        if (chosen === undefined && q !== '') onEnter(q)
      }}
    />
  )
}

const few = 6

function useFound(q: string) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    queryFn: () =>
      Promise.all([
        answer(api.GET('/services', { params: { query: { q, limit: few } } })),
        answer(api.GET('/commitments', { params: { query: { q, view: 'requested', limit: few } } })),
      ]),
  })
  if (q === '' || data === undefined) return []
  const [services, requests] = data
  const groups = [
    {
      label: t('commitment.found-services'),
      options: services.items.map(service => ({
        value: `service:${service.id}`,
        label: (
          <span className="row spread">
            <span className="clip">{said(service.name, language)}</span>
            <span className="soft small nowrap">{said(service.unit.name, language)}</span>
          </span>
        ),
      })),
    },
    {
      label: t('commitment.my-requests'),
      options: requests.items.map(line => ({
        value: `commitment:${line.id}`,
        label: (
          <span className="row spread">
            <span className="clip">{line.title}</span>
            <span className="soft small nowrap">{line.number}</span>
          </span>
        ),
      })),
    },
  ]
  return groups.filter(group => group.options.length > 0)
}
