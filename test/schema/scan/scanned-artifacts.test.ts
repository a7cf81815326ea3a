import { describe, expect, it } from 'vitest'
import { repositoryOf } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'

const url = 'https://github.com/obra/superpowers'
const files = {
  LICENSE: 'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy',
  'plugins/kit/.claude-plugin/plugin.json':
    '{ "name": "kit", "version": "1.2.0", "description": "A kit.", "keywords": ["Tools"] }',
  'plugins/kit/skills/sharpen/SKILL.md':
    '---\nname: Sharpen It\ndescription: Sharpens.\nlicense: Apache-2.0\nmetadata:\n  tags: [Edge, edge]\n---\nBody.\n',
  'plugins/kit/skills/sharpen/how.sh': 'echo sharp',
  'plugins/kit/.mcp.json': '{ "mcpServers": { "grinder": { "command": "grind" } } }',
  'mcp.json': '{ not json',
}

const artifact = `__typename id type path name title description state license declaredVersion tags frontmatter contentHash
  upstreamUrl content version findings { __typename severity rule message path line }
  source { __typename id } plugin { __typename id name } parts { totalCount nodes { __typename id } }`

describe('what a scan has found', () => {
  it('is shown with all that its files say', async () => {
    const world = await createWorld({
      repositories: { 'obra/superpowers': repositoryOf(files, { commit: 'ab'.repeat(20) }) },
    })
    const id = await world.source(url)
    const answer = await world.read(
      `query ($id: ID!) { node(id: $id) { ... on Source {
        lastScan { __typename status filesTotal filesRead findings { __typename severity rule message path line } }
        artifacts(orderBy: [{ field: TYPE }]) { nodes { ${artifact} } } } } }`,
      { id },
    )
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "node": {
          "artifacts": {
            "nodes": [
              {
                "__typename": "Artifact",
                "content": "---
      name: Sharpen It
      description: Sharpens.
      license: Apache-2.0
      metadata:
        tags: [Edge, edge]
      ---
      Body.
      ",
                "contentHash": "8ddb9cf4596093e018e4a206de3403d6d46812f4ffbb57531d2edd9e3d9964ad",
                "declaredVersion": null,
                "description": "Sharpens.",
                "findings": [
                  {
                    "__typename": "Finding",
                    "line": 2,
                    "message": "A skill's name is 1-64 of a-z, 0-9 and hyphens.",
                    "path": "plugins/kit/skills/sharpen/SKILL.md",
                    "rule": "skill-name-format",
                    "severity": "WARNING",
                  },
                  {
                    "__typename": "Finding",
                    "line": 2,
                    "message": "The name "Sharpen It" differs from the folder's, "sharpen".",
                    "path": "plugins/kit/skills/sharpen/SKILL.md",
                    "rule": "skill-name-folder",
                    "severity": "WARNING",
                  },
                ],
                "frontmatter": {
                  "description": "Sharpens.",
                  "license": "Apache-2.0",
                  "metadata": {
                    "tags": [
                      "Edge",
                      "edge",
                    ],
                  },
                  "name": "Sharpen It",
                },
                "id": "Artifact#1",
                "license": "Apache-2.0",
                "name": "Sharpen It",
                "parts": {
                  "nodes": [],
                  "totalCount": 0,
                },
                "path": "plugins/kit/skills/sharpen",
                "plugin": {
                  "__typename": "Artifact",
                  "id": "Artifact#2",
                  "name": "kit",
                },
                "source": {
                  "__typename": "Source",
                  "id": "Source#1",
                },
                "state": "ACTIVE",
                "tags": [
                  "edge",
                ],
                "title": null,
                "type": "SKILL",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/abababababababababababababababababababab/plugins/kit/skills/sharpen",
                "version": 1,
              },
              {
                "__typename": "Artifact",
                "content": "{ "mcpServers": { "grinder": { "command": "grind" } } }",
                "contentHash": "a590818462bf1509eab8cfb856b5137a697bfe1f6cf0580bf501c5a137d7b6b4",
                "declaredVersion": null,
                "description": null,
                "findings": [],
                "frontmatter": {
                  "command": "grind",
                },
                "id": "Artifact#3",
                "license": "MIT",
                "name": "grinder",
                "parts": {
                  "nodes": [],
                  "totalCount": 0,
                },
                "path": "plugins/kit/.mcp.json#grinder",
                "plugin": {
                  "__typename": "Artifact",
                  "id": "Artifact#2",
                  "name": "kit",
                },
                "source": {
                  "__typename": "Source",
                  "id": "Source#1",
                },
                "state": "ACTIVE",
                "tags": [],
                "title": null,
                "type": "MCP_SERVER",
                "upstreamUrl": "https://github.com/obra/superpowers/blob/abababababababababababababababababababab/plugins/kit/.mcp.json",
                "version": 1,
              },
              {
                "__typename": "Artifact",
                "content": "{ "name": "kit", "version": "1.2.0", "description": "A kit.", "keywords": ["Tools"] }",
                "contentHash": "5d14ed3391da66aea6a04172d4652ec3608a7326683ffbbdc0a62b2d0573dbcb",
                "declaredVersion": "1.2.0",
                "description": "A kit.",
                "findings": [],
                "frontmatter": {
                  "description": "A kit.",
                  "keywords": [
                    "Tools",
                  ],
                  "name": "kit",
                  "version": "1.2.0",
                },
                "id": "Artifact#2",
                "license": "MIT",
                "name": "kit",
                "parts": {
                  "nodes": [
                    {
                      "__typename": "Artifact",
                      "id": "Artifact#1",
                    },
                    {
                      "__typename": "Artifact",
                      "id": "Artifact#3",
                    },
                  ],
                  "totalCount": 2,
                },
                "path": "plugins/kit",
                "plugin": null,
                "source": {
                  "__typename": "Source",
                  "id": "Source#1",
                },
                "state": "ACTIVE",
                "tags": [
                  "tools",
                ],
                "title": null,
                "type": "PLUGIN",
                "upstreamUrl": "https://github.com/obra/superpowers/tree/abababababababababababababababababababab/plugins/kit",
                "version": 1,
              },
            ],
          },
          "lastScan": {
            "__typename": "Scan",
            "filesRead": 6,
            "filesTotal": 6,
            "findings": [
              {
                "__typename": "Finding",
                "line": 1,
                "message": "The file is no valid JSON, so that no MCP server was found in it.",
                "path": "mcp.json",
                "rule": "mcp-unreadable",
                "severity": "ERROR",
              },
            ],
            "status": "SUCCEEDED",
          },
        },
      }
    `)
  })

  it('is only what is below the root folder', async () => {
    const world = await createWorld({ repositories: { 'obra/superpowers': repositoryOf(files) } })
    const id = await world.source(`${url}/tree/main/plugins/kit/skills`)
    expect(
      await world.read(
        `query ($id: ID!) { node(id: $id) { ... on Source { artifacts { nodes { path plugin { name } } } lastScan { filesTotal findings { rule } } } } }`,
        { id },
      ),
    ).toMatchInlineSnapshot(`
      {
        "node": {
          "artifacts": {
            "nodes": [
              {
                "path": "plugins/kit/skills/sharpen",
                "plugin": null,
              },
            ],
          },
          "lastScan": {
            "filesTotal": 2,
            "findings": [],
          },
        },
      }
    `)
  })

  it('may be of a root folder that is not there, which fails', async () => {
    const world = await createWorld({ repositories: { 'obra/superpowers': repositoryOf(files) } })
    const id = await world.source(`${url}/tree/main/nowhere`)
    expect(
      await world.read('query ($id: ID!) { node(id: $id) { ... on Source { lastScan { status error } } } }', { id }),
    ).toMatchInlineSnapshot(`
      {
        "node": {
          "lastScan": {
            "error": "The repository has no folder "nowhere".",
            "status": "FAILED",
          },
        },
      }
    `)
  })
})
