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

interface Props {
  id?: string
  allowClear?: boolean
  placeholder?: string
  className?: string
}

export function UnitPicker(props: Props & { value?: string; onChange?: (unit: string | undefined) => void }) {
  return <TreeSelect<string, Option> {...props} {...useUnits(props)} />
}

export function UnitsPicker(props: Props & { value?: string[]; onChange?: (units: string[]) => void }) {
  return <TreeSelect<string[], Option> {...props} {...useUnits(props)} multiple />
}

/** Found by name in either language, or code. */
function useUnits(props: Props) {
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
  return {
    showSearch: {
      filterTreeNode: (typed: string, node: object) => (node as Option).search.includes(typed.trim().toLowerCase()),
    },
    treeDefaultExpandAll: true,
    loading: isPending,
    treeData: unitTree(data?.items ?? []).map(option),
    placeholder: name,
    // A picker in a form is named by its label.
    'aria-label': props.id === undefined ? name : undefined,
    popupMatchSelectWidth: 280,
  }
}
