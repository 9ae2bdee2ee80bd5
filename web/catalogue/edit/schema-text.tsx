import { formSchemaProblems, type FormSchema } from '@huke/core/catalogue'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from './problems.tsx'

const mostShown = 8

/** The schema as text. It is taken over only while it is one that can be drawn. */
export function SchemaText({ value, onChange }: { value: FormSchema; onChange: (schema: FormSchema) => void }) {
  const { t } = useTranslation()
  const wordsOf = useProblemWords()
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [problems, setProblems] = useState<readonly { path: string; words: string }[]>([])
  const change = (typed: string) => {
    setText(typed)
    const read = parse(typed)
    if (read === undefined) return setProblems([{ path: '', words: t('catalogue.not-json') }])
    const found = formSchemaProblems(read)
    setProblems(found.map(problem => ({ path: problem.path, words: wordsOf(problem) })))
    if (found.length === 0) onChange(read as FormSchema)
  }
  return (
    <>
      <p className="soft small">{t('catalogue.edit.json-why')}</p>
      <Input.TextArea
        className="schema-text"
        aria-label="JSON"
        autoSize={{ minRows: 12, maxRows: 32 }}
        value={text}
        status={problems.length > 0 ? 'error' : undefined}
        onChange={event => change(event.target.value)}
      />
      {problems.length > 0 && (
        <ul className="field-problems" role="alert">
          {problems.slice(0, mostShown).map(({ path, words }) => (
            <li key={path + words}>
              {path && <code>{path}</code>} {words}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
