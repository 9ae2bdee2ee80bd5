import { Button, Mentions } from 'antd'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Commitment, PersonRef } from '../../api/index.ts'
import { peopleQuery } from '../../organisation/index.ts'
import { FilesInput, personName, ProblemText, said, useDebounced, useDraft, useLanguage } from '../../shared/index.ts'
import { type Doing, useAct } from '../act/use-act.ts'

/** A word to everybody concerned; @ calls somebody to it. What is written survives a reload until it is sent. */
export function CommentBox({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const [words, setWords] = useDraft(`comment.${commitment.id}`)
  const [files, setFiles] = useState<string[]>([])
  const [arriving, setArriving] = useState(false)
  const [round, setRound] = useState(0)
  const mention = useMentions()
  const act = useAct(commitment.id, commitment.version, { quiet: true })
  const [first, ...others] = files
  const said: Doing | null =
    words.trim() !== ''
      ? { act: { kind: 'comment', words, mentions: mention.in(words) }, files }
      : first === undefined
        ? null
        : { act: { kind: 'attach', file: first }, files: others }
  const ready = said !== null && !arriving && !act.isPending

  const send = () =>
    said &&
    act.mutate(said, {
      onSuccess: () => {
        setWords('')
        setFiles([])
        setRound(round + 1)
      },
    })

  return (
    <div className="comment-box">
      {act.isError && (
        <div className="error-state" role="alert">
          <ProblemText error={act.error} />
        </div>
      )}
      <Mentions
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={words}
        maxLength={10_000}
        placeholder={t('commitment.write')}
        aria-label={t('commitment.write')}
        onChange={setWords}
        onSearch={mention.search}
        loading={mention.loading}
        options={mention.options}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) send()
        }}
      />
      <div className="row spread comment-foot">
        {commitment.openActs.includes('attach') && <FilesInput key={round} onChange={setFiles} onBusy={setArriving} />}
        <Button
          className="comment-send"
          disabled={said === null}
          loading={act.isPending || arriving}
          onClick={() => send()}
        >
          {t('commitment.send')}
        </Button>
      </div>
    </div>
  )
}

/** People found for an @, and which of them a text calls. */
function useMentions() {
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [met, setMet] = useState<ReadonlyMap<string, PersonRef>>(new Map())
  const { data, isFetching } = useQuery(peopleQuery(useDebounced(typed)))
  const found = data?.items ?? []
  return {
    loading: isFetching,
    search: (text: string) => {
      setTyped(text)
      setMet(before => new Map([...before, ...found.map(person => [personName(person, language), person] as const)]))
    },
    options: found.map(person => ({
      key: person.id,
      value: personName(person, language),
      label: `${personName(person, language)}${person.unit ? ` · ${said(person.unit.name, language)}` : ''}`,
    })),
    in: (words: string) => {
      const known = new Map([...met, ...found.map(person => [personName(person, language), person] as const)])
      return [...known].filter(([name]) => words.includes(`@${name}`)).map(([, person]) => person.id)
    },
  }
}
