/** One line on a terminal, written over and over; nothing where the output goes to a file. */
export function progressLine(): { show: (text: string) => void; end: () => void } {
  const { stderr } = process
  let shown = false
  return {
    show: text => {
      if (!stderr.isTTY) return
      stderr.write(`\r\u001B[K${text.slice(0, stderr.columns - 1)}`)
      shown = true
    },
    end: () => {
      if (shown) stderr.write('\r\u001B[K')
      shown = false
    },
  }
}
