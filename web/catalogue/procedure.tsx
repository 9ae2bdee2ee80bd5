import { type Block, procedureBlocks } from './procedure-blocks.ts'

/** How something is done: steps and points as lists, all else as it was typed. */
export function Procedure({ text }: { text: string }) {
  return (
    <div className="procedure">
      {procedureBlocks(text).map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </div>
  )
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'words') return <p className="words">{block.text}</p>
  const items = block.items.map(item => (
    <li key={item} className="words">
      {item}
    </li>
  ))
  return block.kind === 'steps' ? <ol start={block.from}>{items}</ol> : <ul>{items}</ul>
}
