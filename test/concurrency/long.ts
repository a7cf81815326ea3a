/** Whether the long version of these tests is asked for, which takes minutes: `LARDER_LONG=on npx vitest run test/concurrency`. */
export const LONG = process.env['LARDER_LONG'] === 'on'
