export { attack, type Attack, type AttackOptions } from './attack.ts'
export { type Leak, leaks } from './leaks.ts'
