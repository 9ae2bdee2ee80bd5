import { contestOutcomes } from '@huke/core/commitment'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { LongField } from './text-fields.tsx'

const answers = ['inside', 'outside', 'no-standard'] as const

/** First whether it was inside the agreed standard; the answer begins the reason, which both sides read. */
export function SettleFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const needed = [{ required: true, message: t('shared.needed') }]
  const begin = (answer: (typeof answers)[number]) => {
    const said = answers.map(one => t(`commitment.contest.begins.${one}`))
    const rest = said.reduce((words, one) => words.replace(one, ''), form.getFieldValue('reason') ?? '')
    form.setFields([{ name: 'reason', value: t(`commitment.contest.begins.${answer}`) + rest, errors: [] }])
  }
  return (
    <>
      <Form.Item name="inside" label={t('commitment.contest.question')} rules={needed}>
        <Radio.Group
          className="choices"
          onChange={event => begin(event.target.value)}
          options={answers.map(value => ({ value, label: t(`commitment.contest.is.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="outcome" label={t('commitment.field.outcome')} rules={needed}>
        <Radio.Group
          className="choices"
          options={contestOutcomes.map(value => ({
            value,
            label: (
              <>
                {t(`commitment.outcome.${value}`)}
                <span className="block soft small">{t(`commitment.outcome-means.${value}`)}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <LongField name="reason" kind="settle-contest" />
    </>
  )
}
