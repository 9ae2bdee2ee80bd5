import { type ReactNode, useEffect } from 'react'

/** The frame of every page: its name (also of the window), what it is about, and at most one primary action. */
export function Page(props: {
  title: string
  above?: ReactNode
  intro?: ReactNode
  actions?: ReactNode
  hideTitle?: boolean
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${props.title} · Huke`
  }, [props.title])
  return (
    <div className="page">
      {props.above}
      <header className={props.hideTitle ? 'unseen' : 'page-header'}>
        <div>
          <h1>{props.title}</h1>
          {props.intro && <p className="page-intro">{props.intro}</p>}
        </div>
        {props.actions && <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}
