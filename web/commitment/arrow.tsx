/** The sign of the house: from the one who serves to the one who is served. */
export function Arrow({ label, long }: { label: string; long?: boolean }) {
  const width = long ? 56 : 22
  return (
    <svg className="arrow" width={width} height={12} viewBox={`0 0 ${width} 12`} role="img" aria-label={label}>
      <path
        d={`M1 6H${width - 3}M${width - 7} 2l4 4-4 4`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
