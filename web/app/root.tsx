import { LoadingOutlined } from '@ant-design/icons'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { useLanguage } from '../shared/index.ts'
import { queries } from './queries.ts'
import { router } from './router.tsx'
import { antdTheme, useIsDark } from './theme.ts'

const locales = { zh: zhCN, en: enGB }
// The usual loading icon leaves by a motion which, where loading was short, never ends: the button stays “loading” to whoever hears it.
const button = { autoInsertSpace: false, loadingIcon: <LoadingOutlined /> }

export function Root() {
  const language = useLanguage()
  const isDark = useIsDark()
  return (
    <ConfigProvider locale={locales[language]} theme={antdTheme(isDark)} button={button}>
      <App component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
