import { causes } from '@huke/core/commitment'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'

/** Where it went wrong: each cause with what it means. Nothing is preselected; the other side confirms it or names another. */
export function CauseField() {
  const { t } = useTranslation()
  return (
    <Form.Item name="cause" label={t('commitment.field.cause')} extra={t('commitment.field.cause-why')}>
      <Radio.Group className="choices" options={useCauseOptions()} />
    </Form.Item>
  )
}

export function useCauseOptions() {
  const { t } = useTranslation()
  return causes.map(value => ({
    value,
    label: (
      <>
        {t(`commitment.cause.${value}`)}
        <span className="block soft small">{t(`commitment.cause-means.${value}`)}</span>
      </>
    ),
  }))
}
