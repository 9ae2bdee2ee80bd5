import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, useLanguage } from '../shared/index.ts'

/** The page before the pages: what this is, and one thing to do. */
export function Gate(props: { title: string; wide?: boolean; intro?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  useEffect(() => {
    document.title = `${props.title} · Huke`
  }, [props.title])
  return (
    <main className={props.wide ? 'gate gate-wide' : 'gate'}>
      <header className="gate-header">
        <img src="/icon.svg" alt="" width={40} height={40} />
        <div className="gate-name">
          <strong>{t('access.product')}</strong>
          <p className="soft">{t('access.motto')}</p>
        </div>
        <Button type="text" onClick={() => changeLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : t('access.chinese')}
        </Button>
      </header>
      <section className="gate-body">
        <h1>{props.title}</h1>
        {props.intro && <p className="soft">{props.intro}</p>}
        {props.children}
      </section>
    </main>
  )
}
