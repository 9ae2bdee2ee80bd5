import { isCode, problemOf } from '../../api/index.ts'

/** What has no place yet, in the server's words. */
export function EndingMissing({ error }: { error: unknown }) {
  if (!isCode(error, 'organisation.ending-unanswered')) return null
  return (
    <ul className="ticks">
      {problemOf(error)?.errors.map(({ place, expectation }) => (
        <li key={place}>{expectation}</li>
      ))}
    </ul>
  )
}
