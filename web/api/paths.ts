import type { DemoGroup, Home, PersonRef, Session } from './shapes.ts'

interface Answer<T> {
  responses: { 200: { content: { 'application/json': T } } }
}
interface Get<T, Q = never> extends Answer<T> {
  parameters: { query?: Q; path?: never; header?: never; cookie?: never }
}
interface Send<T, B> extends Answer<T> {
  parameters: { query?: never; path?: never; header?: never; cookie?: never }
  requestBody: { content: { 'application/json': B } }
}

export interface Paths {
  '/session': {
    get: Get<Session>
    post: Send<Session, { login: string; password: string }>
    delete: Get<null>
  }
  '/session/password': { put: Send<Session, { old: string; new: string }> }
  '/session/preferences': { put: Send<Session, { locale: 'zh' | 'en' | null; timeZone: string | null }> }
  '/setup': {
    get: Get<{ needed: boolean }>
    post: Send<
      Session,
      {
        organisation: { name: string; nameEn?: string | null }
        person: { name: string; code: string }
        login: string
        password: string
      }
    >
  }
  '/demo/people': { get: Get<{ groups: DemoGroup[] }> }
  '/demo/session': { post: Send<Session, { person: string }> }
  '/people': { get: Get<{ items: PersonRef[]; next: string | null }, { q?: string }> }
  '/home': { get: Get<Home> }
}
