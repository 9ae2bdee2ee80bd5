export * from './allow.ts'
export * from './ask-for.ts'
export * from './capacities.ts'
export * from './member.ts'
