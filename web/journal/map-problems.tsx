import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/index.ts'
import { oneOf, ProblemText } from '../shared/index.ts'

/** What keeps the import from beginning; of a map, every place that is wrong. */
export function MapProblems({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const problem = problemOf(error)
  if (problem?.code === 'stopped') return <p className="notice">{t('journal.sending-stopped')}</p>
  if (problem === null || problem.errors.length === 0) {
    return (
      <div className="error-state" role="alert">
        <ProblemText error={error} />
      </div>
    )
  }
  return (
    <section className="panel failure" role="alert">
      <p>{problem.detail}</p>
      <table className="plain-table small">
        <thead>
          <tr>
            <th scope="col">{t('journal.place')}</th>
            <th scope="col">{t('journal.is')}</th>
            <th scope="col">{t('journal.should-be')}</th>
          </tr>
        </thead>
        <tbody>
          {problem.errors.map(({ place, value, expectation }) => (
            <tr key={place + expectation}>
              <td>
                <code>{place}</code>
              </td>
              <td>{written(value) ?? t('journal.nothing')}</td>
              <td>{t(`journal.expected.${sectionOf(place)}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const written = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const sections = [
  'name',
  'people',
  'units',
  'under',
  'calendar',
  'file',
  'columns',
  'time',
  'lifecycle',
  'case',
  'acts',
  'priorities',
  'targets',
  'defaults',
] as const

/** The section of the map that a place such as `columns.case` lies in. */
const sectionOf = (place: string): string => oneOf(sections, place.split('.')[0]) ?? 'other'
