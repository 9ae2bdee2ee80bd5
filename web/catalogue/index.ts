export { FormFields } from './form-fields.tsx'
export { FormValues } from './form-values.tsx'
export { serviceQuery } from './queries.ts'
export { useAllServices } from './use-all-services.ts'
