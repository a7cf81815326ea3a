import type { Artifact as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { reads } from '../selection.ts'
import { ArtifactState, ArtifactType } from './enums.ts'
import { Finding, readFindings } from './finding.ts'

/** One skill, command, agent, hook, MCP server or plugin. What it belongs to is added in relations.ts. */
export const Artifact = builder.prismaObject('Artifact', {
  description: 'One skill, command, agent, hook, MCP server or plugin: found in a source, or made by hand.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    type: t.expose('type', { type: ArtifactType, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'The name by which agents and people call it.' }),
    title: t.exposeString('title', { nullable: true, description: 'A name for people, where the file gives one.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for, in its own words.' }),
    path: t.exposeString('path', {
      nullable: true,
      description:
        'Where it is, from the root of the repository: a skill and a plugin by their folder, an MCP server as FILE#NAME. Null when it was made by hand.',
    }),
    state: t.expose('state', { type: ArtifactState, description: 'Whether it is there.' }),
    exclusionReason: t.exposeString('exclusionReason', {
      nullable: true,
      description: 'Why a person has EXCLUDED it, if a reason was given.',
    }),
    excludedBy: t.exposeString('excludedBy', { nullable: true, description: 'Who has EXCLUDED it.' }),
    excludedAt: t.expose('excludedAt', { type: 'DateTime', nullable: true, description: 'When it was EXCLUDED.' }),
    license: t.exposeString('license', {
      nullable: true,
      description: 'The licence as an SPDX expression, where it can be told.',
    }),
    declaredVersion: t.exposeString('declaredVersion', {
      nullable: true,
      description: 'The version that it says it has.',
    }),
    tags: t.exposeStringList('tags', { description: 'Its tags, in lower case.' }),
    frontmatter: t.expose('frontmatter', {
      type: 'JSON',
      nullable: true,
      description: 'The frontmatter or manifest as it stood in the file.',
    }),
    findings: t.field({
      type: [Finding],
      description: 'Where it breaks the rules of its format.',
      resolve: ({ findings }) => readFindings(findings),
      ...reads<Row>('findings'),
    }),
    contentHash: t.exposeString('contentHash', {
      nullable: true,
      description:
        'A hash of all its files, or of the entry of an MCP server: it changes when, and only when, one of these does.',
    }),
    upstreamUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where to read it upstream, at the commit in which it was last found changed.',
      resolve: ({ upstreamUrl }) => upstreamUrl,
      ...reads<Row>('upstreamUrl'),
    }),
    content: t.string({
      nullable: true,
      description:
        'The text of its main file. Read only when it is asked for. One that is not kept here is fetched from GitHub, at most 20 for one request: those that cannot be are null, with an error that says why.',
      // It may have half a megabyte, and can be asked for again and again under other names.
      complexity: 20,
      resolve: ({ id }, _, { larder }) => larder.readContent(id),
      ...reads<Row>('id'),
    }),
    detectedAt: t.expose('detectedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a scan found it first; null when it was made by hand.',
    }),
    version: t.exposeInt('version', { description: 'Grows with every change, for `ifVersion`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it came into the catalogue.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
})
