import type { Id } from '../commitment/index.ts'
import { hasScope, type Member, type Role, type Scope } from './member.ts'

export const actions = [
  'session.read',
  'session.change',
  'commitment.request',
  'commitment.list',
  'commitment.read',
  'commitment.act',
  'file.upload',
  'notification.read',
  'notification.mark',
  'organisation.read',
  'organisation.import',
  'organisation.edit',
  'organisation.export',
  'delegation.edit',
  'absence.edit',
  'assignment.edit',
  'holding.read',
  'holding.hand-over',
  'unable.read',
  'catalogue.read',
  'catalogue.edit',
  'calendar.read',
  'calendar.edit',
  'scorecard.read',
  'scorecard.export',
  'history.import',
  'account.edit',
  'token.create',
  'journal.verify',
  'admin-log.read',
  'settings.edit',
] as const
export type Action = (typeof actions)[number]

/** What an action is about, where that matters. */
export interface About {
  /** the unit that owns the service, whose scorecard it is, or of the person it is about */
  readonly unit?: Id
  /** the person whose delegation, token, absence or work it is */
  readonly person?: Id
}

/** Who may do what, besides acting on a commitment. A token never can do more than its person. */
export const allow = (member: Member, action: Action, about: About = {}): boolean =>
  isInScope(member, action) && sentences[action].who.some(word => is(member, word, about))

/** Whether the session or token reaches this action at all, whoever shows it. */
export function isInScope(member: Pick<Member, 'scopes'>, action: Action): boolean {
  const { scope } = sentences[action]
  if (scope === 'any') return true
  return scope === 'session' ? member.scopes === null : hasScope(member, scope)
}

/**
 * Whether somebody may do this about anything at all: asked before it is known what it is about, lest more of a request be
 * read than the one who sends it can use.
 */
export const mayEver = (member: Member, action: Action): boolean =>
  isInScope(member, action) && sentences[action].who.some(word => couldBe(member, word))

/**
 * Whether somebody may see all departments side by side: whoever may take out the scorecard of any unit, or of one at the
 * top, which stands above all others.
 */
export const mayCompareUnits = (member: Member, tops: readonly Id[]): boolean =>
  [undefined, ...tops].some(unit => allow(member, 'scorecard.export', { unit }))

/** 'party' = whoever has a right on the commitment, which `capacitiesOn` and `maySee` judge. */
export type Who = 'everyone' | 'party' | 'unit-head' | 'oneself' | Role

interface Sentence {
  /** 'session' = no token may, whatever its scopes, lest it make itself a greater one; 'any' = every token may */
  readonly scope: Scope | 'session' | 'any'
  readonly who: readonly Who[]
}

/** Each line reads: with this scope, this action is open to these. Scorecards of units are open to all who work here. */
export const sentences: Readonly<Record<Action, Sentence>> = {
  'session.read': { scope: 'any', who: ['everyone'] },
  'session.change': { scope: 'session', who: ['everyone'] },
  'commitment.request': { scope: 'commitment:write', who: ['everyone'] },
  'commitment.list': { scope: 'commitment:read', who: ['everyone'] },
  'commitment.read': { scope: 'commitment:read', who: ['party', 'officer', 'auditor'] },
  'commitment.act': { scope: 'commitment:write', who: ['party', 'officer'] },
  'file.upload': { scope: 'commitment:write', who: ['everyone'] },
  'notification.read': { scope: 'commitment:read', who: ['everyone'] },
  'notification.mark': { scope: 'commitment:write', who: ['everyone'] },
  'organisation.read': { scope: 'organisation:read', who: ['everyone'] },
  'organisation.import': { scope: 'organisation:write', who: ['officer', 'administrator'] },
  'organisation.edit': { scope: 'organisation:write', who: ['officer', 'administrator'] },
  'organisation.export': { scope: 'organisation:read', who: ['officer', 'auditor', 'administrator'] },
  'delegation.edit': { scope: 'organisation:write', who: ['oneself', 'officer', 'administrator'] },
  'assignment.edit': { scope: 'organisation:write', who: ['unit-head', 'officer'] },
  'absence.edit': { scope: 'organisation:write', who: ['oneself', 'unit-head', 'officer', 'administrator'] },
  'holding.read': { scope: 'commitment:read', who: ['oneself', 'unit-head', 'officer', 'administrator'] },
  'holding.hand-over': { scope: 'commitment:write', who: ['oneself', 'unit-head', 'officer', 'administrator'] },
  'unable.read': { scope: 'commitment:read', who: ['unit-head', 'officer', 'administrator'] },
  'catalogue.read': { scope: 'catalogue:read', who: ['everyone'] },
  'catalogue.edit': { scope: 'catalogue:write', who: ['unit-head', 'officer'] },
  'calendar.read': { scope: 'catalogue:read', who: ['everyone'] },
  'calendar.edit': { scope: 'admin', who: ['officer', 'administrator'] },
  'scorecard.read': { scope: 'scorecard:read', who: ['everyone'] },
  'scorecard.export': { scope: 'scorecard:read', who: ['unit-head', 'officer', 'auditor'] },
  'history.import': { scope: 'admin', who: ['officer', 'administrator'] },
  'account.edit': { scope: 'session', who: ['administrator'] },
  'token.create': { scope: 'session', who: ['oneself'] },
  'journal.verify': { scope: 'admin', who: ['officer', 'auditor', 'administrator'] },
  'admin-log.read': { scope: 'admin', who: ['auditor', 'administrator'] },
  'settings.edit': { scope: 'admin', who: ['administrator'] },
}

function is(member: Member, who: Who, { unit, person }: About): boolean {
  switch (who) {
    case 'everyone':
      return true
    case 'party':
      return false
    case 'unit-head':
      return unit !== undefined && member.heads.includes(unit)
    case 'oneself':
      return person === member.person
    default:
      return member.roles.includes(who)
  }
}

function couldBe(member: Member, who: Who): boolean {
  switch (who) {
    case 'everyone':
    case 'party':
    case 'oneself':
      return true
    case 'unit-head':
      return member.heads.length > 0
    default:
      return member.roles.includes(who)
  }
}
