import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScorecardRow } from '../api/index.ts'
import { useLanguage } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer])

interface Props {
  name: string
  supplier: ScorecardRow | undefined
  customer: ScorecardRow | undefined
}

/** Twelve months of both sides, labelled where the lines end. */
export function TrendChart({ name, supplier, customer }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current, null, { renderer: 'svg' })
    const style = getComputedStyle(document.documentElement)
    const colour = (role: string) => style.getPropertyValue(`--${role}`).trim()
    const unit = supplier?.unit ?? customer?.unit ?? 'number'
    const words = (value: unknown) => figureWords({ value: typeof value === 'number' ? value : null, unit }, language)
    const months = [...new Set([supplier, customer].flatMap(row => row?.trend.map(point => point.start) ?? []))].sort()
    const line = (row: ScorecardRow | undefined, label: string, role: string) => ({
      name: label,
      type: 'line' as const,
      data: months.map(month => row?.trend.find(point => point.start === month)?.value ?? null),
      symbolSize: 6,
      color: colour(role),
      labelLayout: { moveOverlap: 'shiftY' as const },
      endLabel: { show: true, formatter: label, color: colour(role) },
      markLine:
        row === supplier && row?.standard != null
          ? {
              silent: true,
              symbol: 'none',
              lineStyle: { color: colour('ink-soft'), type: 'dashed' as const },
              label: {
                formatter: t('scorecard.standard', { value: words(row.standard) }),
                color: colour('ink-soft'),
                position: 'insideStartTop' as const,
              },
              data: [{ yAxis: row.standard }],
            }
          : undefined,
    })
    const axis = { axisLabel: { color: colour('ink-soft') }, axisLine: { lineStyle: { color: colour('line') } } }
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 96, top: 24, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'axis', valueFormatter: words },
      xAxis: { type: 'category', data: months.map(month => month.slice(0, 7)), ...axis, axisTick: { show: false } },
      yAxis: {
        type: 'value',
        ...(unit === 'share' ? { max: 1 } : {}),
        ...axis,
        axisLabel: { color: colour('ink-soft'), formatter: words },
        splitLine: { lineStyle: { color: colour('line') } },
      },
      series: [line(supplier, t('scorecard.as-supplier'), 'jade'), line(customer, t('scorecard.as-customer'), 'slate')],
    })
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [supplier, customer, language, t])
  return <figure ref={place} className="trend-chart" aria-label={t('scorecard.trend-of', { label: name })} />
}
