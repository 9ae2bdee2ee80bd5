import type { MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { chooseTheme, themeChoices, useThemeChoice } from './theme.ts'

export function useLookMenu(): MenuProps['items'] {
  const { t } = useTranslation()
  const chosen = useThemeChoice()
  return [
    {
      key: 'look',
      label: t('app.look'),
      children: themeChoices.map(choice => ({
        key: choice,
        label: `${choice === chosen ? '✓ ' : ''}${t(`app.theme.${choice}`)}`,
        onClick: () => chooseTheme(choice),
      })),
    },
  ]
}
