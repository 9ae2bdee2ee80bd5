/** What a download answers, for its description: `response: fileAnswer('text/csv')`. */
export const fileAnswer = (...types: readonly string[]) => ({
  200: {
    description: 'The file',
    content: Object.fromEntries(types.map(type => [type, { schema: { type: 'string', format: 'binary' } }])),
  },
})
