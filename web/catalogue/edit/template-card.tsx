import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Template } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'

/** What the service is, how fast it usually is, and who offers it already. */
export function TemplateCard(props: {
  template: Template
  isChosen: boolean
  /** the chosen unit has it already */
  isThere: boolean
  onToggle: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { name, description, response, resolution, services } = props.template
  const units = services.map(({ unit }) => said(unit.name, language)).join(t('shared.comma'))
  return (
    <li className="template-card" data-chosen={props.isChosen && !props.isThere}>
      <Checkbox checked={props.isChosen || props.isThere} disabled={props.isThere} onChange={props.onToggle}>
        <strong>{said(name, language)}</strong>
        <span className="block soft small template-words">{said(description, language)}</span>
        <span className="block small">
          {response && t('catalogue.edit.responds-in', { target: said(response, language) })}
          {response && resolution && ' · '}
          {resolution && t('catalogue.edit.delivers-in', { target: said(resolution, language) })}
        </span>
        {services.length > 0 && (
          <span className="block soft small">✓ {t('catalogue.edit.offered-already', { units })}</span>
        )}
      </Checkbox>
    </li>
  )
}
