import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useTranslation } from 'react-i18next'
import { said, useLanguage } from '../shared/index.ts'
import { unitsQuery } from './queries.ts'
import { type UnitNode, unitTree } from './unit-tree.ts'

interface Option {
  value: string
  title: string
  search: string
  children: Option[]
}

export function UnitPicker(props: {
  id?: string
  value?: string
  onChange?: (unit: string | undefined) => void
  allowClear?: boolean
  placeholder?: string
  className?: string
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, isPending } = useQuery(unitsQuery)
  const name = props.placeholder ?? t('organisation.pick-unit')
  const option = ({ unit, children }: UnitNode): Option => ({
    value: unit.id,
    title: said(unit.name, language),
    search: `${unit.name.zh} ${unit.name.en} ${unit.code}`.toLowerCase(),
    children: children.map(option),
  })
  return (
    <TreeSelect<string, Option>
      {...props}
      showSearch={{ filterTreeNode: (typed, node) => node.search.includes(typed.trim().toLowerCase()) }}
      treeDefaultExpandAll
      loading={isPending}
      treeData={unitTree(data?.items ?? []).map(option)}
      placeholder={name}
      // A picker in a form is named by its label.
      aria-label={props.id === undefined ? name : undefined}
      popupMatchSelectWidth={280}
    />
  )
}
