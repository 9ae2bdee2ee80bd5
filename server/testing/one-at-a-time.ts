/**
 * A connection that is asked while it still answers waits, and will refuse by its driver's next release: whoever asks two things at
 * once within a transaction fails the tests. The driver says so once in a process.
 */
process.on('warning', warning => {
  if (warning.message.includes('already executing a query')) throw warning
})
