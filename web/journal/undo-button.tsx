import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { dateWords, Loaded, localDate, useLanguage, useMutate, useZone } from '../shared/index.ts'
import { type ImportLine, undoQuery } from './queries.ts'

/** Takes an import away again, once its reader has seen what that takes. */
export function UndoButton({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const params = { path: { id: line.id } }
  const undo = useMutate(() => answer(api.POST('/history-imports/{id}/undo', { params })), {
    touches: ['history-imports'],
    after: () => setOpen(false),
  })
  const isNothingIn = line.state === 'asking' && line.cases === 0
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t(isNothingIn ? 'journal.undo.discard' : 'journal.undo.do')}
      </Button>
      <Modal
        open={open}
        title={t('journal.undo.question', { name: line.name })}
        okText={t(isNothingIn ? 'journal.undo.discard' : 'journal.undo.do')}
        okButtonProps={{ danger: true }}
        cancelText={t('shared.cancel')}
        confirmLoading={undo.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => undo.mutate(undefined)}
        destroyOnHidden
      >
        <WhatGoes id={line.id} />
      </Modal>
    </>
  )
}

function WhatGoes({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const day = (at: number) => dateWords(localDate(at, zone), language)
  return (
    <Loaded of={useQuery(undoQuery(id))} rows={4}>
      {({ commitments, people, units, added, firstAt, lastAt }) => (
        <>
          <p>{t('journal.undo.takes')}</p>
          <ul className="side-facts undo-takes">
            <li>
              {t('journal.undo.commitments', { count: commitments, shown: commitments.toLocaleString(language) })}
              {firstAt !== null && lastAt !== null && (
                <span className="soft"> {t('journal.undo.between', { first: day(firstAt), last: day(lastAt) })}</span>
              )}
            </li>
            <li>{t('journal.undo.people', { count: people, shown: people.toLocaleString(language) })}</li>
            <li>{t('journal.undo.units', { count: units, shown: units.toLocaleString(language) })}</li>
            {added > 0 && <li className="late">{t('journal.undo.added', { count: added })}</li>}
          </ul>
          <p className="soft">{t('journal.undo.stays')}</p>
        </>
      )}
    </Loaded>
  )
}
