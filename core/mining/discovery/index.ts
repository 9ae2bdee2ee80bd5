export { discoverTree } from './discover-tree.ts'
