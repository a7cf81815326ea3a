import type { GraphQLObjectType } from 'graphql'
import type { Page, Request, Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/schema/index.ts'
import { LARDER, launch } from '../../process/launch.ts'
import { findBrowser, openBrowser } from './browser.ts'

const EXAMPLES = [
  'BrowseCollections',
  'FindArtifacts',
  'CreateCollection',
  'FollowProjects',
  'PlanFromAnOutline',
  'ProposePatchSet',
  'DeploymentsOfCollections',
]

/** Where the screenshot of the README goes, when it is to be taken again: `SCREENSHOT=docs/graphiql.png`. */
const screenshot = process.env['SCREENSHOT'] ?? ''

/** Opens a tab: by key, since tabs glide into place at first. */
async function openTab(page: Page, name: string): Promise<void> {
  await page.getByTitle(name, { exact: true }).press('Enter')
  // GraphiQL reads what is in the editor a moment later, and writes it down then: before, it would run the tab that was left.
  await page.waitForFunction(`localStorage.getItem('graphiql:query')?.includes(' ${name}(')`)
}

/** Runs what is in the open tab. */
async function runTab(page: Page, name: string): Promise<Response> {
  await page.locator('.graphiql-query-editor .view-lines').getByText(name, { exact: true }).waitFor()
  const answer = page.waitForResponse((response) => operationOf(response.request()) === name)
  const execute = page.getByRole('button', { name: /^Execute query/ })
  await execute.click()
  const response = await answer
  // Until the answer is read, the button stops the operation.
  await execute.waitFor()
  return response
}

function operationOf(request: Request): string | undefined {
  return (request.postDataJSON() as { operationName?: string } | null)?.operationName
}

/** What a type and its fields say of themselves, as text: the explorer takes it for Markdown. */
function descriptionsOf(type: GraphQLObjectType | null | undefined): string[] {
  const described = type ? [type, ...Object.values(type.getFields())] : []
  return described.map(({ name, description }) => description?.replaceAll('`', '') ?? `a description of ${name}`)
}

describe('GraphiQL in Chromium', () => {
  it('needs no other host, complains of nothing, runs every example and shows the descriptions', async ({ skip }) => {
    const browser = findBrowser()
    if (browser === undefined) {
      const sentence = 'GraphiQL was not tried: there is no Chromium here. Debian has it in the package chromium.'
      if (process.env['CI'] === 'true') expect.fail(sentence)
      process.stderr.write(`${sentence}\n`)
      skip(sentence)
      return
    }
    const url = await launch({}, LARDER).ready()
    const context = await openBrowser(browser)
    const requested: string[] = []
    const complaints: string[] = []
    context.on('request', (request) => requested.push(request.url()))
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(error.error().message))
    const page = await context.newPage()
    await page.goto(`${url}/graphql`)

    for (const name of EXAMPLES) {
      if (name !== EXAMPLES[0]) await openTab(page, name)
      const answer = await runTab(page, name)
      expect(answer.status()).toBe(200)
      const body = (await answer.json()) as { data?: Record<string, unknown>; errors?: unknown }
      expect(body).toMatchObject({ data: expect.any(Object) as object })
      expect(body.errors).toBeUndefined()
      // What the tab shows is the answer.
      const [field = ''] = Object.keys(body.data ?? {})
      await page.locator('.result-window').getByText(`"${field}"`).first().waitFor()
      if (screenshot !== '' && name === EXAMPLES[0]) await page.screenshot({ path: screenshot })
    }
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(EXAMPLES)

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    const explorer = page.getByRole('region', { name: 'Documentation Explorer' })
    await explorer.getByText(schema.description?.split('\n')[0] ?? 'a description of the schema').waitFor()
    await explorer.getByRole('link', { name: 'Query', exact: true }).click()
    const [description = '', ...others] = descriptionsOf(schema.getQueryType())
    await explorer.getByText(description, { exact: true }).waitFor()
    const shown = await explorer.innerText()
    for (const other of others) expect(shown).toContain(other)

    const hosts = requested.map((each) => new URL(each.replace(/^blob:/, '')).origin)
    expect([...new Set(hosts)]).toEqual([url])
    expect(complaints).toEqual([])
  }, 300_000)
})
