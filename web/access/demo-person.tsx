import type { PersonRef } from '../api/index.ts'
import { personName, said, useLanguage } from '../shared/index.ts'

export function DemoPerson(props: { person: PersonRef; busy: boolean; onPick: (id: string) => void }) {
  const language = useLanguage()
  const { person } = props
  return (
    <li>
      <button type="button" className="demo-person" disabled={props.busy} onClick={() => props.onPick(person.id)}>
        <strong>{personName(person, language)}</strong>
        <span className="soft">{person.unit && said(person.unit.name, language)}</span>
      </button>
    </li>
  )
}
