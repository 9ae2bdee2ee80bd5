import { describeTarget } from '@huke/core/catalogue'
import { priorities } from '@huke/core/commitment'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ServiceEdit } from '../../api/index.ts'
import { useLanguage } from '../../shared/index.ts'
import { ProblemsAt } from './problems.tsx'
import { TargetInput } from './target-input.tsx'

/** How soon, by priority; and the customer's own times. */
export function TargetsEditor() {
  const { t } = useTranslation()
  return (
    <>
      <p className="soft gap-below">{t('catalogue.edit.targets-why')}</p>
      <table className="plain-table gap-below targets-table">
        <thead>
          <tr>
            <th scope="col">{t('catalogue.priority')}</th>
            <th scope="col">{t('catalogue.edit.response-means')}</th>
            <th scope="col">{t('catalogue.edit.resolution-means')}</th>
          </tr>
        </thead>
        <tbody>
          {priorities.map(priority => (
            <tr key={priority}>
              <th scope="row">{t(`commitment.priority.${priority}`)}</th>
              {(['response', 'resolution'] as const).map(clock => (
                <td key={clock} data-label={t(`catalogue.${clock}`)}>
                  <Field name={['targets', priority, clock]} mayBeNone />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-pair">
        {(['confirmation', 'answer'] as const).map(name => (
          <div key={name}>
            <h2 className="target-head">{t(`catalogue.${name}-time`)}</h2>
            <p className="soft small">{t(`catalogue.edit.${name}-why`)}</p>
            <Field name={[name]} />
          </div>
        ))}
      </div>
    </>
  )
}

function Field({ name, mayBeNone }: { name: string[]; mayBeNone?: boolean }) {
  const language = useLanguage()
  const target = Form.useWatch(name) as ServiceEdit['confirmation'] | null | undefined
  return (
    <>
      <Form.Item name={name} noStyle>
        <TargetInput mayBeNone={mayBeNone} />
      </Form.Item>
      {target && <span className="target-words">{describeTarget(target, language)}</span>}
      <ProblemsAt place={`/${name.join('/')}`} />
    </>
  )
}
