import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api } from '../../api/index.ts'
import { FormDialog, personName, useLanguage, useMutate } from '../../shared/index.ts'
import type { Person } from '../admin/queries.ts'
import { PeoplePicker } from '../person-picker.tsx'
import type { Holding } from './queries.ts'

interface Entry {
  to: 'unit' | 'people'
  people?: string[]
  reason: string
}

type Results = Answer<'/people/{id}/hand-over', 'post'>['results']

interface Props {
  person: Person
  lines: readonly Holding[]
  open: boolean
  onClose: () => void
}

/** Back to the department, to one person, or to several in turn; afterwards line by line what became of it. */
export function HandOver({ person, lines, open, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Entry>()
  const [done, setDone] = useState<{ results: Results; lines: readonly Holding[] } | null>(null)
  const to = Form.useWatch('to', form) ?? 'people'
  const over = useMutate(
    (entry: Entry) =>
      answer(
        api.POST('/people/{id}/hand-over', {
          params: { path: { id: person.id } },
          body: {
            commitments: lines.map(line => line.id),
            to: entry.to === 'unit' ? { kind: 'unit' } : { kind: 'people', people: entry.people ?? [] },
            reason: entry.reason,
          },
        }),
      ),
    {
      touches: ['holdings', 'commitments', 'home', 'unable'],
      quiet: true,
      after: ({ results }) => {
        setDone({ results, lines })
        onClose()
      },
    },
  )
  const needed = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <>
      <FormDialog<Entry>
        title={t('organisation.person.hand-over-count', { count: lines.length })}
        confirm={t('organisation.person.hand-over')}
        open={open}
        busy={over.isPending}
        error={over.error}
        form={form}
        initial={{ to: 'people', reason: t('organisation.person.reason-first') }}
        onClose={onClose}
        onConfirm={entry => over.mutate(entry)}
      >
        <p className="soft gap-below">{t('organisation.person.hand-over-why')}</p>
        <Form.Item name="to" label={t('organisation.person.hand-over-to')}>
          <Radio.Group
            options={(['people', 'unit'] as const).map(value => ({
              value,
              label: t(`organisation.person.to.${value}`),
            }))}
          />
        </Form.Item>
        {to === 'people' && (
          <Form.Item
            name="people"
            label={t('organisation.person.takers')}
            extra={t('organisation.person.takers-why')}
            rules={[{ required: true, message: t('shared.needed') }]}
          >
            <PeoplePicker unit={person.unit?.id} except={person.id} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('organisation.person.reason')} rules={needed}>
          <Input maxLength={2000} />
        </Form.Item>
      </FormDialog>
      {done && <Outcome {...done} onClose={() => setDone(null)} />}
    </>
  )
}

function Outcome({ results, lines, onClose }: { results: Results; lines: readonly Holding[]; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = new Map(lines.map(line => [line.id, line.title]))
  const refused = results.filter(one => !one.ok)
  return (
    <Modal
      open
      title={t('organisation.person.handed', { count: results.length - refused.length })}
      okText={t('organisation.person.close')}
      cancelButtonProps={{ hidden: true }}
      onOk={onClose}
      onCancel={onClose}
    >
      {refused.length > 0 && <p className="late">{t('organisation.person.refused', { count: refused.length })}</p>}
      <ul className="hand-over-results">
        {results.map(one => (
          <li key={one.id} className={one.ok ? undefined : 'late'}>
            {title.get(one.id)}
            <span className="soft small"> {one.ok ? one.to && `→ ${personName(one.to, language)}` : one.detail}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
