import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'

interface Props {
  label: string
  value?: string
  size?: 'large'
  className?: string
  onSearch: (words: string) => void
}
const calmMs = 300

/** Asks when typing has stood still for a moment, or at once at enter. */
export function SearchInput({ label, value = '', size, className, onSearch }: Props) {
  const [typed, setTyped] = useState(value)
  const timer = useRef<number>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const ask = (words: string, ms: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onSearch(words.trim()), ms)
  }
  return (
    <Input
      allowClear
      type="search"
      size={size}
      className={className}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={event => {
        setTyped(event.target.value)
        ask(event.target.value, calmMs)
      }}
      onPressEnter={() => ask(typed, 0)}
    />
  )
}
