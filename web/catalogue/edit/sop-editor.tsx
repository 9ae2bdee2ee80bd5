import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemsAt } from './problems.tsx'

/** How the work is done, for those who do it. */
export function SopEditor() {
  const { t } = useTranslation()
  return (
    <>
      <p className="soft gap-below">{t('catalogue.edit.sop-why')}</p>
      <div className="form-pair">
        {(['zh', 'en'] as const).map(tongue => (
          <Form.Item key={tongue} name={['sop', tongue]} label={t(`catalogue.tongue.${tongue}`)}>
            <Input.TextArea autoSize={{ minRows: 10, maxRows: 30 }} maxLength={20_000} />
          </Form.Item>
        ))}
      </div>
      <ProblemsAt place="/sop" />
    </>
  )
}
