import { describeTarget, type FormSchema, formSchemaProblems } from '@huke/core/catalogue'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ServiceEdit } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { FormFields } from '../form-fields.tsx'
import { TargetsTable } from '../targets-table.tsx'

/** The service as its customers will see it. What is typed here goes nowhere. */
export function ServicePreview({ definition }: { definition: ServiceEdit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { name, description, targets, checklist } = definition
  const form: unknown = definition.form
  const words = (target: ServiceEdit['confirmation'] | null) => (target ? describeTarget(target, language) : null)
  const canBeDrawn = formSchemaProblems(form).length === 0
  return (
    <div className="service-preview">
      <p className="soft small gap-below">{t('catalogue.edit.preview-why')}</p>
      <h2>{said(name, language) || t('catalogue.edit.nameless')}</h2>
      <p className="words gap-below">{said(description, language)}</p>
      <TargetsTable
        words={priority => ({
          response: words(targets[priority].response),
          resolution: words(targets[priority].resolution),
        })}
      />
      {canBeDrawn ? (
        <Form component={false} layout="vertical" requiredMark={false}>
          <FormFields form={form as FormSchema} />
        </Form>
      ) : (
        <p className="late">{t('catalogue.edit.form-not-ready')}</p>
      )}
      {checklist.length > 0 && (
        <>
          <h3>{t('catalogue.checklist')}</h3>
          <ul className="ticks">
            {checklist.map(item => (
              <li key={item.id}>{said(item, language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
