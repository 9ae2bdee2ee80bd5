import './page/page.css'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../api/index.ts'
import { FormValues } from '../catalogue/index.ts'
import { LoadedPage, Page } from '../shared/index.ts'
import { WorkCalendar } from './due/work-calendar.tsx'
import { CommentBox } from './page/comment-box.tsx'
import { Head } from './page/head.tsx'
import { Side } from './page/side.tsx'
import { Timeline } from './page/timeline.tsx'
import { WhereItStands } from './page/where-it-stands.tsx'
import { commitmentQuery } from './queries.ts'
import { termsOf } from './terms-of.ts'

export function CommitmentPage() {
  const { id } = useParams({ from: '/inside/commitments/$id' })
  const { act } = useSearch({ from: '/inside/commitments/$id' })
  return (
    <LoadedPage of={useQuery(commitmentQuery(id))}>
      {commitment => <Whole key={commitment.id} of={commitment} act={act} />}
    </LoadedPage>
  )
}

function Whole({ of: commitment, act }: { of: Commitment; act?: string }) {
  const { t } = useTranslation()
  const isFilled = Object.keys(commitment.form).length > 0
  return (
    <Page title={`${commitment.number} ${commitment.title}`} hideTitle>
      <WorkCalendar id={termsOf(commitment).calendar.id}>
        <Head of={commitment} act={act} />
        <div className="two-columns">
          <div className="stack">
            <WhereItStands of={commitment} />
            {(commitment.words !== '' || isFilled) && (
              <section className="panel" aria-label={t('commitment.asked-for')}>
                <h2>{t('commitment.asked-for')}</h2>
                {commitment.words && <p className="words gap-below">{commitment.words}</p>}
                <FormValues of={commitment} />
              </section>
            )}
            <section className="panel" aria-label={t('commitment.timeline')}>
              <h2>{t('commitment.timeline')}</h2>
              {commitment.openActs.includes('comment') && <CommentBox of={commitment} />}
              <Timeline of={commitment} />
            </section>
          </div>
          <Side of={commitment} />
        </div>
      </WorkCalendar>
    </Page>
  )
}
