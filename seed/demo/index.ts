export { type CastGroup, type CastMember, demoCast } from './cast.ts'
export { demoCatalogue, type DemoOffering } from './catalogue.ts'
export type {
  DemoCompany,
  DemoHead,
  DemoManager,
  DemoMembership,
  DemoOrganisation,
  DemoPerson,
  DemoPost,
  DemoReorganisation,
  DemoUnit,
  Traits,
  UnitKind,
  UnitVersion,
} from './model.ts'
export { demoOrganisation } from './organisation.ts'
export { filler } from './fill.ts'
export {
  type DemoCase,
  type DemoCommitment,
  demoHistory,
  demoPersonId,
  demoPostId,
  demoUnitId,
  type HistoryService,
  type HistoryWorld,
} from './history/index.ts'
export { tell, type Telling } from './tell.ts'
export {
  type AdHocStory,
  type CommonStory,
  type Complaint,
  type DemoStory,
  demoStory,
  type DepartmentCharacter,
  type Exchange,
  type Incident,
  incidentStart,
  type PingPong,
  type ServiceStory,
  type Slots,
} from './story.ts'
