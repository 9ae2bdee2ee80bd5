export { type EtsFit, fitEts } from './fit.ts'
export { type EtsForm, etsForms, formName } from './form.ts'
export { projectEts } from './project.ts'
export { etsFits, projectAverageEts, projectBestEts } from './select.ts'
