import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { personName, useLanguage } from '../../shared/index.ts'
import { Checklist } from './checklist.tsx'
import { Causes } from './cause/causes.tsx'
import { Children } from './children.tsx'
import { Clocks } from './clocks.tsx'
import { Evaluations } from './evaluation/evaluations.tsx'
import { FileLink } from './file-link.tsx'
import { Holdings } from './holdings.tsx'
import { Sop } from './sop.tsx'
import { Standard } from './standard.tsx'

/** What was agreed, how far it is, and where the time went. */
export function Side({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <aside className="stack" aria-label={t('commitment.standard')}>
      <Evaluations of={commitment} />
      <Causes of={commitment} />
      <section className="panel">
        <h2>{t('commitment.standard')}</h2>
        <Standard of={commitment} />
        <Clocks of={commitment} />
      </section>
      <Checklist of={commitment} />
      <Holdings of={commitment} />
      <Children of={commitment} />
      {commitment.files.length > 0 && (
        <section className="panel">
          <h2>{t('commitment.files')}</h2>
          {commitment.files.map(file => (
            <FileLink key={file.id} file={file} />
          ))}
        </section>
      )}
      {commitment.watchers.length > 0 && (
        <section className="panel">
          <h2>{t('commitment.watchers')}</h2>
          <p>{commitment.watchers.map(person => personName(person, language)).join(t('shared.comma'))}</p>
        </section>
      )}
      <Sop of={commitment} />
    </aside>
  )
}
