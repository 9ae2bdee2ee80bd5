import type { PartyRef } from '../api/index.ts'
import { personName, said, useLanguage } from '../shared/index.ts'

/** A side in one line: '信息部 · 周敏'. */
export function usePartyName(): (party: Pick<PartyRef, 'unit' | 'person'>) => string {
  const language = useLanguage()
  return ({ unit, person }) =>
    person ? `${said(unit.name, language)} · ${personName(person, language)}` : said(unit.name, language)
}
