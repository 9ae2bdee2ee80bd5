export * from './administrators.ts'
export * from './allow.ts'
export * from './capacities.ts'
export * from './member.ts'
