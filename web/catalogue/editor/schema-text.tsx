import { formSchemaProblems, type FormSchema } from '@huke/core/catalogue'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The schema as text. It is taken over only while it is one that can be drawn. */
export function SchemaText({ value, onChange }: { value: FormSchema; onChange: (schema: FormSchema) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [problems, setProblems] = useState<readonly string[]>([])
  const change = (typed: string) => {
    setText(typed)
    const read = parse(typed)
    if (read === undefined) return setProblems([t('catalogue.not-json')])
    const found = formSchemaProblems(read as FormSchema)
    setProblems(found.map(({ path, expectation }) => `${path}: ${expectation}`))
    if (found.length === 0) onChange(read as FormSchema)
  }
  return (
    <>
      <Input.TextArea
        className="schema-text"
        aria-label="JSON"
        autoSize={{ minRows: 12, maxRows: 32 }}
        value={text}
        status={problems.length > 0 ? 'error' : undefined}
        onChange={event => change(event.target.value)}
      />
      {problems.slice(0, 5).map(problem => (
        <p key={problem} className="late small" role="alert">
          {problem}
        </p>
      ))}
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
