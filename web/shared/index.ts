export { EmptyState } from './empty-state.tsx'
export { ErrorState, ProblemText } from './error-state.tsx'
export { changeLanguage, firstLanguage, type Language, languageNow, takeLanguage, useLanguage } from './language.ts'
export { Loaded } from './loaded.tsx'
export { LoadedPage } from './loaded-page.tsx'
export { Loading } from './loading.tsx'
export { personName, said } from './name.ts'
export { useNow } from './now.ts'
export { Page } from './page.tsx'
export {
  dateWords,
  dayNumber,
  daysWords,
  duration,
  exactTime,
  format,
  localDate,
  nearDate,
  nearTime,
  relativeTime,
} from './time.ts'
export { useMutate } from './use-mutate.ts'
export { When } from './when.tsx'
export { browserZone, useZone, ZoneContext } from './zone.ts'
export { FormDialog } from './form-dialog.tsx'
export { newKey } from './key.ts'
export { More } from './more.tsx'
export { useDebounced } from './use-debounced.ts'
export { oneOf, searchText, someOf } from './search-text.ts'
export { FilesInput } from './files-input.tsx'
export { MomentInput } from './moment-input.tsx'
export { belongTo, forgetOwn, keepOwn, readOwn } from './own-storage.ts'
export { dropDraft, keepDraft, readDraft, useDraft } from './use-draft.ts'
export { download, saveText } from './download.ts'
export { DayInput } from './day-input.tsx'
export { useLeaveGuard } from './use-leave-guard.ts'
export { useFew } from './use-few.tsx'
export { SearchInput } from './search-input.tsx'
export { Sideways } from './sideways.tsx'
