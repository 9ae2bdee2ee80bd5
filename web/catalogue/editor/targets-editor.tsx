import { priorities } from '@huke/core/commitment'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { TargetInput } from './target-input.tsx'

/** How soon, by priority; and the customer's own times. */
export function TargetsEditor() {
  const { t } = useTranslation()
  return (
    <>
      <div className="scroll-x">
        <table className="plain-table gap-below">
          <thead>
            <tr>
              <th scope="col">{t('catalogue.priority')}</th>
              <th scope="col">{t('catalogue.response')}</th>
              <th scope="col">{t('catalogue.resolution')}</th>
            </tr>
          </thead>
          <tbody>
            {priorities.map(priority => (
              <tr key={priority}>
                <th scope="row">{t(`commitment.priority.${priority}`)}</th>
                {(['response', 'resolution'] as const).map(clock => (
                  <td key={clock}>
                    <Form.Item name={['targets', priority, clock]} noStyle>
                      <TargetInput mayBeNone />
                    </Form.Item>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="form-pair">
        <Form.Item name="confirmation" label={t('catalogue.confirmation-time')}>
          <TargetInput />
        </Form.Item>
        <Form.Item name="answer" label={t('catalogue.answer-time')}>
          <TargetInput />
        </Form.Item>
      </div>
    </>
  )
}
