import { HomePage as Owed } from '../commitment/index.ts'

export function HomePage() {
  return <Owed month={null} />
}
