import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment, CommitmentLine } from '../../../api/index.ts'
import { useDebounced } from '../../../shared/index.ts'
import { usePartyName } from '../../party-name.ts'
import { StateWord } from '../../state-word.tsx'
import { duplicatesQuery } from './duplicates.ts'
import { MergeFollows } from './merge-follows.tsx'

/** Which open matter of the same supplier asks for the same: by number or words, the likely ones first. */
export function MergeField({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useQuery(duplicatesQuery(commitment, useDebounced(typed.trim())))
  const into = Form.useWatch<string | undefined>('into')
  return (
    <>
      <Form.Item
        name="into"
        label={t('commitment.field.into')}
        rules={[{ required: true, message: t('shared.needed') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder={t('commitment.words-or-number')}
          loading={isFetching}
          notFoundContent={isFetching ? null : t('commitment.nothing-to-merge')}
          options={(data ?? []).map(({ line, isLikely }) => ({
            value: line.id,
            label: <Found line={line} isLikely={isLikely} />,
          }))}
        />
      </Form.Item>
      {into !== undefined && <MergeFollows of={commitment} into={into} />}
    </>
  )
}

function Found({ line, isLikely }: { line: CommitmentLine; isLikely: boolean }) {
  const { t } = useTranslation()
  const name = usePartyName()
  return (
    <span className="found-line">
      <span className="row spread">
        <span className="clip grow">{line.title}</span>
        {isLikely && <span className="chip chip-good">{t('commitment.likely-same')}</span>}
        <StateWord state={line.state} />
      </span>
      <span className="row spread small soft">
        <span className="clip">{name(line.pair.customer)}</span>
        <span className="nowrap">{line.number}</span>
      </span>
    </span>
  )
}
