import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isCode, type Problem, problemOf } from '../api/problem.ts'

/** What happened, what is kept, what to do, and the number to tell the administrator. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="error-state" role="alert">
      <ProblemText error={error} />
      {retry && !isFinal(error) && <Button onClick={() => retry()}>{t('shared.retry')}</Button>}
    </div>
  )
}

/** Trying again would give the same answer. */
const isFinal = (error: unknown): boolean => isCode(error, 'not-found') || isCode(error, 'not-allowed')

export function ProblemText({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const problem = problemOf(error)
  const detail = problem?.detail || t(problem?.code === 'unreachable' ? 'shared.unreachable' : 'shared.fault')
  return (
    <div>
      <p>{detail}</p>
      {isInput(problem?.status) && problem && <RefusedValues errors={problem.errors} />}
      {problem?.requestId && <p className="soft small">{t('shared.request-id', { id: problem.requestId })}</p>}
    </div>
  )
}

/** Only what somebody filled in can be corrected; of other refusals the details are for programs. */
const isInput = (status: number | undefined): boolean => status === 400 || status === 413 || status === 422

/** Which entry was refused, what it says, what it should say. Of an act the sentence above has said it all. */
export function RefusedValues({ errors }: { errors: Problem['errors'] }) {
  const { t } = useTranslation()
  return errors
    .filter(({ place }) => !place.startsWith('act/'))
    .map(({ place, value, expectation }) => (
      <p key={`${place} ${expectation}`} className="soft">
        {t(`shared.field.${place.split('/').at(-1)}`, { defaultValue: place })}
        {t('shared.colon')}
        {expectation}
        {typeof value === 'string' && value !== '' && ` ${t('shared.found', { value })}`}
      </p>
    ))
}
