export { type TestApp, testApp, type TestAppOptions } from './app.ts'
export { organise, type TestPerson, type TestUnit } from './organisation.ts'
export { emptyDatabase, testDatabase } from './database.ts'
export type { TestDatabase } from './database.ts'
