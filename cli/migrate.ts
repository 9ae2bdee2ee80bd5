import { openForCli } from './open.ts'

/** `huke migrate`: opening the database brings its schema up to date; nothing else is done. */
export async function run(): Promise<number> {
  const { close } = await openForCli()
  await close()
  console.log('The schema is up to date.')
  return 0
}
