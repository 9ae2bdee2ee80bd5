import { HomePage as Owed } from '../commitment/index.ts'
import { MonthStrip } from '../scorecard/index.ts'

export function HomePage() {
  return <Owed month={<MonthStrip />} />
}
