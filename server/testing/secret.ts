/** The installation's secret in tests. */
export const testSecret: Buffer = Buffer.alloc(32, 'huke')
