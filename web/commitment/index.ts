export { HomePage } from './home-page.tsx'
export { Pair } from './pair.tsx'
export { SearchBox } from './search-box.tsx'
