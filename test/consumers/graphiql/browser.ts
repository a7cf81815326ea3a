import { existsSync } from 'node:fs'
import { type BrowserContext, chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** Where Linux distributions put Chromium; `.ci/run` looks there, too. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** It asks nobody for updates, and runs as root, as in containers. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine; undefined when there is none. */
export function findBrowser(): string | undefined {
  return PLACES.find((path) => existsSync(path))
}

/** Starts the browser with an empty profile. It ends with the test. */
export async function openBrowser(executablePath: string): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS })
  onTestFinished(() => browser.close())
  return browser.newContext({ viewport: { width: 1400, height: 850 } })
}
