import {
  ApartmentOutlined,
  AppstoreOutlined,
  HomeOutlined,
  SettingOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { may, useReader } from '../access/index.ts'

/** The few places of the house, in the order of how often one goes there. */
const places = [
  { to: '/', key: 'home', icon: <HomeOutlined /> },
  { to: '/work', key: 'work', icon: <UnorderedListOutlined /> },
  { to: '/catalogue', key: 'catalogue', icon: <AppstoreOutlined /> },
  { to: '/units', key: 'units', icon: <ApartmentOutlined /> },
  { to: '/admin', key: 'admin', icon: <SettingOutlined /> },
] as const

export function usePlaces() {
  const reader = useReader()
  const runsIt = may(reader, 'organisation.edit') || may(reader, 'admin-log.read') || reader.heads.length > 0
  return places.filter(place => place.key !== 'admin' || runsIt)
}
