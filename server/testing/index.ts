export { type TestApp, testApp, type TestAppOptions } from './app.ts'
export { emptyDatabase, testDatabase } from './database.ts'
export type { TestDatabase } from './database.ts'
