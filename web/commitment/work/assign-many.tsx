import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type CommitmentLine } from '../../api/index.ts'
import { PersonPicker } from '../../organisation/index.ts'
import { useMutate } from '../../shared/index.ts'

/** Puts one person in charge of several; each is accepted or refused by itself, and it says which. */
export function AssignMany({ lines, onDone }: { lines: readonly CommitmentLine[]; onDone: () => void }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [person, setPerson] = useState<string>()
  const units = [...new Set(lines.map(line => line.pair.supplier.unit.id))]
  const assign = useMutate(
    (to: string) =>
      answer(
        api.POST('/commitments/acts', {
          body: {
            commitments: lines.map(({ id, version }) => ({ id, version })),
            act: { kind: 'assign', person: to },
          },
        }),
      ),
    {
      touches: ['commitments', 'home', 'commitment'],
      after: ({ results }) => {
        const refused = results.filter(result => !result.ok)
        if (refused.length === 0) message.success(t('commitment.assigned-all', { count: results.length }))
        else
          modal.warning({
            title: t('commitment.assigned-some', { done: results.length - refused.length, left: refused.length }),
            content: refused.map(({ id, detail }) => (
              <p key={id}>
                {lines.find(line => line.id === id)?.number}: {detail}
              </p>
            )),
          })
        onDone()
      },
    },
  )
  return (
    <section className="bulk-bar" aria-label={t('commitment.bulk')}>
      <strong>{t('commitment.chosen', { count: lines.length })}</strong>
      <PersonPicker
        className="bulk-person"
        unit={units.length === 1 ? units[0] : undefined}
        value={person}
        onChange={setPerson}
        placeholder={t('commitment.assign-to')}
      />
      <Button
        type="primary"
        disabled={person === undefined}
        loading={assign.isPending}
        onClick={() => person && assign.mutate(person)}
      >
        {t('commitment.act.assign')}
      </Button>
      <Button type="text" onClick={onDone}>
        {t('shared.cancel')}
      </Button>
    </section>
  )
}
