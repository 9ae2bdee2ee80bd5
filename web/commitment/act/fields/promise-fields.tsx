import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Act, Commitment } from '../../../api/index.ts'
import { useNow } from '../../../shared/index.ts'
import { ChoiceCard } from './choice-card.tsx'
import { CustomerSees } from './customer-sees.tsx'
import { DateMeaning } from './date-meaning.tsx'
import { DueField } from './due-field.tsx'
import { type Choice, promiseChoices } from './promise-choices.ts'
import { LongField } from './text-fields.tsx'

/** By when: the standard beside what the customer needs, or another time; and what the customer will see of it. */
export function PromiseFields({ of: commitment, sent }: { of: Commitment; sent: Act }) {
  const { t } = useTranslation()
  const choices = promiseChoices(commitment, useNow())
  const choice = Form.useWatch<Choice | undefined>('choice')
  return (
    <>
      <Form.Item
        name="choice"
        label={t('commitment.field.dueBy')}
        initialValue={choices[0]}
        hidden={choices.length === 1}
      >
        <Radio.Group className="choice-cards">
          {choices.map(value => (
            <Radio key={value} value={value}>
              <ChoiceCard choice={value} of={commitment} />
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {choice === 'other' && (
        <div className="inset gap-below">
          <DueField label="commitment.field.other-time" needed />
          <DateMeaning of={commitment} />
        </div>
      )}
      <CustomerSees of={commitment} sent={sent} />
      <LongField name="words" kind="promise" optional />
    </>
  )
}
