import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Unit } from '../../api/index.ts'
import { DayInput, FormDialog, said, useLanguage, useMutate } from '../../shared/index.ts'
import { organisationKeys } from './queries.ts'
import { useToday } from './use-today.ts'

/** A unit ends from a day on; what it has done stays. */
export function EndUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const today = useToday()
  const [asking, setAsking] = useState(false)
  const end = useMutate(
    ({ effectiveOn }: { effectiveOn: string }) =>
      answer(api.POST('/units/{id}/end', { params: { path: { id: unit.id } }, body: { effectiveOn } })),
    { touches: organisationKeys, quiet: true, after: () => navigate({ to: '/admin/organisation' }) },
  )
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('organisation.admin.end-unit')}
      </Button>
      <FormDialog<{ effectiveOn: string }>
        title={t('organisation.admin.end-unit-of', { name: said(unit.name, language) })}
        confirm={t('organisation.admin.end-unit')}
        danger
        open={asking}
        busy={end.isPending}
        error={end.error}
        initial={{ effectiveOn: today }}
        onClose={() => setAsking(false)}
        onConfirm={entry => end.mutate(entry)}
      >
        <p className="gap-below">{t('organisation.admin.end-unit-why')}</p>
        <Form.Item name="effectiveOn" label={t('organisation.admin.from-this-day')}>
          <DayInput allowClear={false} />
        </Form.Item>
      </FormDialog>
    </>
  )
}
