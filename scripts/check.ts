import { spawnSync } from 'node:child_process'

/** What CI runs besides the tests: every step, even after one failed, then which ones failed. */
const steps = ['format:check', 'lint', 'types', 'schema', 'unused']

const failed: string[] = []
for (const step of steps) {
  console.log(`\n▸ npm run ${step}`)
  const start = performance.now()
  const { status } = spawnSync('npm', ['run', '--silent', step], { stdio: 'inherit' })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${step}, ${seconds} s`)
  if (status !== 0) failed.push(step)
}

console.log(failed.length === 0 ? '\nEvery check passed.' : `\nFailed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
