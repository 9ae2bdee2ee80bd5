import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { saveText } from '../../shared/index.ts'

/** Shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <strong>{t('access.second.codes')}</strong>
      </p>
      <p className="soft">{t('access.second.codes-why')}</p>
      <ul className="second-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button onClick={() => saveText(codes.join('\r\n'), 'huke-recovery-codes.txt')}>
          {t('access.second.save-codes')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t('access.second.kept')}
        </Button>
      </div>
    </>
  )
}
