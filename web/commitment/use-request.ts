import { useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { useRef, useState } from 'react'
import type { Priority } from '@huke/core/commitment'
import { answer, api, type Body, problemOf } from '../api/index.ts'
import { dropDraft, keepDraft, newKey, readDraft, useMutate } from '../shared/index.ts'

type NewCommitment = Body<'/commitments', 'post'>

export interface RequestValues {
  form?: Record<string, unknown>
  priority?: Priority
  title?: string
  words?: string
  dueBy?: number
  onBehalfOf?: string
  unit?: string
  person?: string
  files?: string[]
}

/** Asks once, however often the button is pressed; until it has succeeded all that was written is kept as a draft. */
export function useRequest(name: string, form: FormInstance<RequestValues>, after: (made: { id: string }) => void) {
  const client = useQueryClient()
  const key = useRef(newKey())
  const [draft] = useState(() => readDraft<RequestValues>(name))
  const request = useMutate(
    (body: NewCommitment) =>
      answer(api.POST('/commitments', { params: { header: { 'idempotency-key': key.current } }, body })),
    {
      quiet: true,
      touches: ['home', 'commitments'],
      after: made => {
        dropDraft(name)
        after(made)
      },
    },
  )
  return {
    draft,
    busy: request.isPending,
    error: request.error,
    keep: (values: RequestValues) => {
      key.current = newKey()
      keepDraft(name, { ...values, files: undefined })
    },
    send: (body: NewCommitment) =>
      request.mutate(body, {
        onError: error => {
          markFields(form, error)
          if (problemOf(error)?.code === 'commitment.service-changed')
            client.invalidateQueries({ queryKey: ['service'] })
        },
      }),
  }
}

/** 'body/form/count' → the field `count` of the form. */
function markFields(form: FormInstance<RequestValues>, error: unknown): void {
  const marked = (problemOf(error)?.errors ?? []).flatMap(({ place, expectation }) => {
    const [, field] = /(?:^|\/)form\/([^/]+)/.exec(place) ?? []
    return field === undefined ? [] : [{ name: ['form', field] as ['form', string], errors: [expectation] }]
  })
  form.setFields(marked)
  const first = marked[0]
  if (first !== undefined) form.scrollToField(first.name, { focus: true })
}
