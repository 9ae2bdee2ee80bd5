import { type ThemeConfig, theme } from 'antd'
import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'light' | 'dark' | 'system'
export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

const storageKey = 'huke.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const hearers = new Set<() => void>()

/** What the reader chose; kept in this browser only, since it belongs to the screen and not to the person. */
export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(storageKey)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice)
  apply()
}

export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark)
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice)

const isDark = (): boolean => themeChoice() === 'dark' || (themeChoice() === 'system' && dark.matches)

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const hear of hearers) hear()
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

dark.addEventListener('change', apply)
apply()

const fontFamily = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'
const common = {
  fontFamily,
  fontSize: 14,
  borderRadius: 6,
  wireframe: false,
  motionDurationMid: '0.12s',
  // What opens would wait for the end of a movement that the stylesheet forbids.
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
}

const light = {
  colorPrimary: '#13795b',
  colorInfo: '#526170',
  colorSuccess: '#13795b',
  colorWarning: '#946015',
  colorError: '#b83a26',
  colorLink: '#13795b',
  colorTextBase: '#1f2a37',
  colorTextSecondary: '#5b6b7b',
  colorTextDescription: '#5b6b7b',
  colorTextTertiary: '#5b6b7b',
  colorTextPlaceholder: '#69747f',
  colorBgLayout: '#f7f7f5',
  colorBorder: '#cfcfc8',
  colorBorderSecondary: '#e6e6e1',
}

const night = {
  ...light,
  colorPrimary: '#4fbf9a',
  colorSuccess: '#4fbf9a',
  colorLink: '#4fbf9a',
  colorInfo: '#a3b1be',
  colorWarning: '#dda746',
  colorError: '#f0836c',
  colorTextBase: '#e4e7ea',
  colorTextSecondary: '#a3aeb9',
  colorTextDescription: '#a3aeb9',
  colorTextTertiary: '#a3aeb9',
  colorTextPlaceholder: '#8b97a3',
  colorTextLightSolid: '#10201a',
  colorBgBase: '#1b2127',
  colorBgContainer: '#1b2127',
  colorBgElevated: '#232b33',
  colorBgSpotlight: '#3a4550',
  colorBgLayout: '#13181d',
  colorBorder: '#46535f',
  colorBorderSecondary: '#313a43',
}

const components: ThemeConfig['components'] = {
  Table: { headerBg: 'transparent', cellPaddingBlockSM: 9, headerSplitColor: 'transparent' },
  Button: { primaryShadow: 'none', defaultShadow: 'none' },
  Tag: { defaultBg: 'transparent' },
}

/** The same roles in light and dark; see theme.css for the page around antd. */
export const antdTheme = (isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: { ...common, ...(isDark ? night : light) },
  components,
})
