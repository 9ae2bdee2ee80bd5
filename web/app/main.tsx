import 'antd/dist/reset.css'
import './theme.css'
import '../shared/shared.css'
import '../access/access.css'
import '../calendar/calendar.css'
import '../catalogue/catalogue.css'
import '../commitment/commitment.css'
import '../organisation/organisation.css'
import '../scorecard/scorecard.css'
import './app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from './i18n.ts'
import { Root } from './root.tsx'

await startTexts()
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
