import { expect, test } from 'vitest'
import { violation } from '../../src/database/index.ts'
import { freshDatabase } from '../kit/database.ts'

const id = (last: number): string => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
const time = '2026-01-01T00:00:00Z'
const long = (length: number): string => 'x'.repeat(length)

const undecided = { decided_by: null, decided_at: null, reverted_by: null, reverted_at: null, validation: null }
const draft = { ...undecided, status: 'DRAFT' }
const excluded = { state: 'EXCLUDED', excluded_at: time, excluded_by: 'local' }

/** A row of each table that breaks no rule, in the order in which they can be written. */
const rows: Record<string, Record<string, unknown>> = {
  collections: { id: id(1), created_by: 'local', name: 'n'.repeat(255), description: '😀'.repeat(2000) },
  groups: { id: id(2), collection_id: id(1), name: 'Group', order_key: 'a0' },
  sources: { id: id(3), owner: 'o', repository: 'r', tags: ['a-b_1'], commit: 'a'.repeat(40) },
  source_details: { source_id: id(3), readme: 'é'.repeat(25_600), repository_description: long(2000) },
  source_readings: {
    ...{ source_id: id(3), ref: 'HEAD', rules: 1, owner: 'o', name: 'r', license: 'MIT', commit: 'a'.repeat(40) },
    description: long(2000),
  },
  blobs: { hash: 'a'.repeat(40), text: long(1_048_576) },
  scans: { id: id(4), source_id: id(3), status: 'SUCCEEDED', started_at: time, finished_at: time },
  artifacts: {
    ...{ id: id(5), source_id: id(3), type: 'SKILL', path: 'skills/a', name: 'a', tags: [] },
    ...{ content_hash: 'a'.repeat(64), detected_at: time, frontmatter: {}, title: 'A', license: 'MIT' },
  },
  artifact_contents: { artifact_id: id(5), text: long(1_048_576) },
  collection_memberships: { collection_id: id(1), artifact_id: id(5), order_key: 'Zz' },
  group_memberships: { group_id: id(2), collection_id: id(1), artifact_id: id(5), order_key: `a${'V'.repeat(199)}` },
  projects: { id: id(6), created_by: 'local', name: 'Project', tags: [], description: long(2000), task_count: 9_998 },
  tasks: {
    ...{ id: id(7), project_id: id(6), order_key: 'a0', title: long(255), tags: [], assignee: 'ann' },
    ...{ estimated_minutes: 0, actual_minutes: 0, due_date: '9999-12-31', status: 'COMPLETED', completed_at: time },
  },
  task_dependencies: { project_id: id(6), task_id: id(7), depends_on_id: id(8) },
  events: { id: 1, topic: 't', payload: {} },
  event_horizon: { one: true, swept_id: 1 },
  project_artifacts: {
    ...{ project_id: id(6), artifact_id: id(5), deployment_id: id(9), deployed_at: time, status: 'FAILED' },
    ...{ success_id: id(8), succeeded_at: time, reported_at: time, reported_hash: 'sha256:b', success_hash: 'a' },
  },
  deployments: {
    ...{ id: id(9), project_id: id(6), artifact_id: id(5), status: 'FAILED', message: long(2000) },
    ...{ deployed_by: 'local', deployed_at: '9999-12-31T23:59:59.999Z' },
  },
  patch_sets: {
    ...{ id: id(10), project_id: id(6), status: 'REVERTED', origin: 'CLIENT', base_version: 1, summary: long(2000) },
    ...{ proposed_by: 'ann', decided_by: 'bob', decided_at: time, reverted_by: 'cy', reverted_at: time },
    ...{ operations: [{}], validation: {} },
  },
  patch_set_records: { patch_set_id: id(10), base: {}, applied: {} },
  conversations: { id: id(21), project_id: id(6), created_by: 'ann' },
  messages: { id: id(22), conversation_id: id(21), author: 'PLANNER', text: long(100_000), patch_set_id: id(10) },
  planner_calls: {
    ...{ id: id(23), actor_id: 'ann', task: 'CHAT', provider: 'openai-compatible', model: long(200) },
    ...{ prompt_hash: 'a'.repeat(64), outcome: 'FAILED', failure: 'TIMEOUT', finished_at: time, started_at: time },
    ...{ attempts: 0, input_tokens: 0, output_tokens: 0, reserved_tokens: 0, expires_at: '2026-01-01T00:00:01Z' },
  },
  planner_allowances: { actor_id: 'ann', calls: [], day: '2026-01-01', tokens: 0 },
}

/** Rows that others need besides. */
const further: Record<string, Record<string, unknown>> = {
  tasks: { id: id(8), project_id: id(6), parent_id: id(7), order_key: 'a0', title: 'Second', tags: [] },
}

/** What each check refuses: changes of the row of its table. A null is said where it must not slip through. */
const broken: Record<string, [table: string, ...changes: Record<string, unknown>[]]> = {
  collections_name_check: ['collections', { name: '' }, { name: long(256) }, { name: ' a' }, { name: 'e\u0301' }],
  collections_created_by_check: ['collections', { created_by: '' }, { created_by: long(256) }],
  collections_description_check: ['collections', { description: long(2001) }],
  collections_counts_check: ['collections', { artifact_count: -1 }, { group_count: -1 }],
  collections_version_check: ['collections', { version: 0 }],
  groups_name_check: ['groups', { name: '' }, { name: long(256) }, { name: 'a ' }, { name: 'e\u0301' }],
  groups_description_check: ['groups', { description: long(2001) }],
  groups_order_key_check: ['groups', { order_key: 'a' }, { order_key: '0a' }, { order_key: `a${long(200)}` }],
  groups_counts_check: ['groups', { artifact_count: -1 }],
  groups_version_check: ['groups', { version: 0 }],
  sources_owner_check: ['sources', { owner: '' }, { owner: '-o' }, { owner: 'a/b' }, { owner: long(40) }],
  sources_repository_check: ['sources', { repository: '..' }, { repository: 'a/b' }, { repository: long(101) }],
  sources_ref_check: ['sources', { ref: '' }, { ref: long(256) }],
  sources_root_folder_check: ['sources', { root_folder: '' }, { root_folder: long(1001) }],
  sources_commit_check: ['sources', { commit: 'main' }, { commit: 'A'.repeat(40) }],
  sources_tags_check: [
    'sources',
    ...[null, ['A'], [''], ['a b'], ['a', 'a'], [null], [long(51)]].map((tags) => ({ tags })),
    { tags: Array.from({ length: 21 }, (_, n) => `t${String(n)}`) },
  ],
  sources_counts_check: ['sources', { artifact_count: -1 }],
  sources_version_check: ['sources', { version: 0 }],
  source_details_description_check: ['source_details', { repository_description: long(2001) }],
  source_details_readme_check: ['source_details', { readme: `${'é'.repeat(25_600)}x` }],
  source_details_error_check: ['source_details', { fetch_error: long(2001) }],
  source_details_readme_commit_check: ['source_details', { readme_commit: 'main' }],
  source_readings_description_check: ['source_readings', { description: long(2001) }],
  source_readings_license_check: ['source_readings', { license: '' }, { license: long(256) }],
  source_readings_commit_check: ['source_readings', { commit: 'main' }],
  blobs_hash_check: ['blobs', { hash: 'z'.repeat(40) }, { hash: 'a'.repeat(39) }],
  blobs_text_check: ['blobs', { text: long(1_048_577) }],
  scans_times_check: [
    'scans',
    { status: 'PENDING', finished_at: null },
    { status: 'RUNNING' },
    { status: 'RUNNING', started_at: null, finished_at: null },
    { status: 'FAILED', error: 'e', finished_at: null },
    { started_at: null },
    { finished_at: null },
    { status: 'PARTIAL', finished_at: null },
  ],
  scans_error_check: ['scans', { status: 'FAILED' }, { error: long(2001) }],
  scans_commit_check: ['scans', { commit: 'main' }],
  scans_counts_check: ['scans', ...['files_total', 'files_read', 'added', 'removed'].map((name) => ({ [name]: -1 }))],
  scans_findings_check: ['scans', { findings: {} }],
  scans_attempt_check: ['scans', { attempt: -1 }],
  scans_not_before_check: ['scans', { not_before: time }],
  scans_version_check: ['scans', { version: 0 }],
  artifacts_source_check: ['artifacts', { path: null }, { detected_at: null }, { content_hash: null }],
  artifacts_outlived_check: ['artifacts', { source_id: null }, { source_id: null, ...excluded }],
  artifacts_exclusion_check: [
    'artifacts',
    { state: 'EXCLUDED' },
    { ...excluded, excluded_by: null },
    { ...excluded, state: 'ACTIVE' },
    { exclusion_reason: 'r' },
    { gone_upstream: true },
  ],
  artifacts_exclusion_texts_check: [
    'artifacts',
    { ...excluded, excluded_by: '' },
    { ...excluded, exclusion_reason: '' },
    { ...excluded, exclusion_reason: long(2001) },
  ],
  artifacts_path_check: ['artifacts', { path: long(1001) }],
  artifacts_name_check: ['artifacts', { name: '' }, { name: long(256) }, { name: ' a' }],
  artifacts_title_check: ['artifacts', { title: '' }, { title: long(256) }],
  artifacts_description_check: ['artifacts', { description: long(2001) }],
  artifacts_license_check: ['artifacts', { license: '' }, { license: long(256) }],
  artifacts_declared_version_check: ['artifacts', { declared_version: '' }, { declared_version: long(101) }],
  artifacts_tags_check: ['artifacts', { tags: null }, { tags: ['A'] }, { tags: ['a', 'a'] }],
  artifacts_frontmatter_check: ['artifacts', { frontmatter: [] }],
  artifacts_findings_check: ['artifacts', { findings: {} }],
  artifacts_content_hash_check: ['artifacts', { content_hash: 'z'.repeat(40) }, { content_hash: 'a'.repeat(39) }],
  artifacts_content_blob_check: ['artifacts', { content_blob: 'z'.repeat(40) }, { content_blob: 'a'.repeat(39) }],
  artifacts_plugin_check: ['artifacts', { plugin_id: id(5) }],
  artifacts_version_check: ['artifacts', { version: 0 }],
  artifact_contents_text_check: ['artifact_contents', { text: long(1_048_577) }],
  collection_memberships_order_key_check: ['collection_memberships', { order_key: '' }, { order_key: 'a-' }],
  deployments_content_hash_check: [
    'deployments',
    { content_hash: '' },
    { content_hash: ' a' },
    { content_hash: long(129) },
  ],
  deployments_message_check: ['deployments', { message: '' }, { message: long(2001) }],
  deployments_deployed_by_check: ['deployments', { deployed_by: '' }, { deployed_by: long(256) }],
  deployments_deployed_at_check: [
    'deployments',
    ...['10000-01-01T00:00:00Z', '0001-12-31T23:59:59Z BC', 'infinity'].map((deployed_at) => ({ deployed_at })),
  ],
  project_artifacts_success_check: [
    'project_artifacts',
    ...[{ success_id: null }, { succeeded_at: null }, { success_id: null, succeeded_at: null }],
  ],
  project_artifacts_report_check: [
    'project_artifacts',
    ...[{ reported_at: null }, { reported_hash: null }, { reported_gone: true }],
    { reported_at: null, reported_hash: null, reported_gone: true },
  ],
  project_artifacts_reported_hash_check: ['project_artifacts', { reported_hash: 'a b' }],
  group_memberships_order_key_check: ['group_memberships', { order_key: '' }, { order_key: 'a-' }],
  events_topic_check: ['events', { topic: '' }, { topic: long(201) }],
  event_horizon_one_check: ['event_horizon', { one: false }],
  projects_created_by_check: ['projects', { created_by: '' }, { created_by: long(256) }],
  projects_name_check: ['projects', { name: '' }, { name: long(256) }, { name: ' a' }, { name: 'e\u0301' }],
  projects_description_check: ['projects', { description: long(2001) }],
  projects_tags_check: ['projects', { tags: null }, { tags: ['A'] }, { tags: ['a', 'a'] }],
  projects_counts_check: [
    'projects',
    ...[-1, 10_001].map((task_count) => ({ task_count })),
    ...[-1, 9_999].map((completed_task_count) => ({ completed_task_count })),
  ],
  projects_deletion_check: ['projects', { deleted_at: time }, { deletion_id: id(9) }],
  projects_version_check: ['projects', { version: 0 }],
  tasks_parent_check: ['tasks', { parent_id: id(7) }],
  tasks_list_id_check: ['tasks', { list_id: id(9) }],
  tasks_order_key_check: ['tasks', { order_key: '' }, { order_key: 'a-' }],
  tasks_title_check: ['tasks', { title: '' }, { title: long(256) }, { title: ' a' }],
  tasks_description_check: ['tasks', { description: long(2001) }],
  tasks_assignee_check: ['tasks', { assignee: '' }, { assignee: long(256) }, { assignee: 'a ' }],
  tasks_minutes_check: ['tasks', { estimated_minutes: -1 }, { actual_minutes: -1, estimated_minutes: null }],
  tasks_due_date_check: ['tasks', { due_date: '10000-01-01' }, { due_date: '0001-12-31 BC' }, { due_date: 'infinity' }],
  tasks_tags_check: ['tasks', { tags: null }, { tags: ['A'] }, { tags: ['a', 'a'] }],
  tasks_completed_at_check: ['tasks', { completed_at: null }, { status: 'TODO' }],
  tasks_deletion_check: ['tasks', { deleted_at: time }, { deletion_id: id(9) }],
  tasks_version_check: ['tasks', { version: 0 }],
  task_dependencies_self_check: ['task_dependencies', { depends_on_id: id(7) }],
  patch_sets_base_version_check: ['patch_sets', { base_version: 0 }],
  patch_sets_proposed_by_check: ['patch_sets', { proposed_by: '' }, { proposed_by: long(256) }],
  patch_sets_decided_by_check: ['patch_sets', { decided_by: '' }, { decided_by: long(256) }],
  patch_sets_reverted_by_check: ['patch_sets', { reverted_by: '' }, { reverted_by: long(256) }],
  patch_sets_decided_check: [
    'patch_sets',
    ...[{ decided_by: null }, { decided_at: null }, { validation: null }],
    { status: 'PROPOSED', reverted_by: null, reverted_at: null },
  ],
  patch_sets_reverted_check: ['patch_sets', { reverted_by: null }, { reverted_at: null }, { status: 'APPLIED' }],
  patch_sets_applied_check: ['patch_sets', { project_id: null }],
  patch_sets_summary_check: ['patch_sets', { summary: long(2001) }],
  patch_sets_operations_check: [
    'patch_sets',
    ...[{}, [], Array.from({ length: 501 }, () => ({}))].map((operations) => ({ operations })),
  ],
  patch_sets_draft_check: [
    'patch_sets',
    { ...draft, operations: [] },
    { ...draft, summary: null },
    { planner_call_id: id(23) },
  ],
  patch_sets_validation_check: ['patch_sets', { validation: [] }],
  patch_sets_version_check: ['patch_sets', { version: 0 }],
  patch_set_records_base_check: ['patch_set_records', { base: [] }],
  patch_set_records_applied_check: ['patch_set_records', { applied: [] }],
  conversations_created_by_check: ['conversations', { created_by: '' }, { created_by: long(256) }],
  conversations_version_check: ['conversations', { version: 0 }],
  messages_text_check: ['messages', { text: '' }, { text: long(100_001) }],
  messages_patch_set_check: ['messages', { author: 'PERSON' }],
  messages_version_check: ['messages', { version: 0 }],
  planner_calls_actor_id_check: ['planner_calls', { actor_id: '' }, { actor_id: long(256) }],
  planner_calls_provider_check: ['planner_calls', { provider: '' }, { provider: 'Open AI' }],
  planner_calls_model_check: ['planner_calls', { model: '' }, { model: long(201) }],
  planner_calls_prompt_hash_check: ['planner_calls', { prompt_hash: 'the prompt itself' }],
  planner_calls_failure_check: [
    'planner_calls',
    { failure: null },
    { failure: 'It failed.' },
    { outcome: 'SUCCEEDED' },
  ],
  planner_calls_finished_check: ['planner_calls', { finished_at: null }, { outcome: 'RUNNING', failure: null }],
  planner_calls_reserved_tokens_check: ['planner_calls', { reserved_tokens: -1 }],
  planner_calls_expires_check: ['planner_calls', { expires_at: time }],
  planner_calls_counts_check: [
    'planner_calls',
    ...['attempts', 'input_tokens', 'output_tokens'].map((name) => ({ [name]: -1 })),
  ],
  planner_allowances_actor_id_check: ['planner_allowances', { actor_id: '' }, { actor_id: long(256) }],
  planner_allowances_calls_check: [
    'planner_allowances',
    { calls: Array.from({ length: 1001 }, () => time) },
    { calls: null },
  ],
  planner_allowances_tokens_check: ['planner_allowances', { tokens: -1 }],
}

async function furnished() {
  const { database } = await freshDatabase()
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row).map((column) => `"${column}"`)
    return database.prisma.$executeRawUnsafe(
      `INSERT INTO ${table} (${columns.join()}) SELECT ${columns.join()} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
      JSON.stringify(row),
    )
  }
  const tables = Object.keys(rows)
  const add = async (table: string) => {
    expect(await insert(table, rows[table] ?? {})).toBe(1)
    if (further[table]) await insert(table, further[table])
  }
  /** Writes the rows that a table's row needs, which are those of the tables before it. */
  const before = async (table: string) => {
    for (const needed of tables.slice(0, tables.indexOf(table))) await add(needed)
  }
  return { database, insert, add, before }
}

test('the rows that break no rule are taken', async () => {
  const { add } = await furnished()
  for (const table of Object.keys(rows)) await add(table)
})

test('each check of the database is tried here', async () => {
  const { database } = await furnished()
  const checks = await database.driver.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  )
  expect(checks.map(({ name }) => name).sort()).toEqual(Object.keys(broken).sort())
})

test.for(Object.entries(broken))('%s refuses what breaks it', async ([constraint, [table, ...changes]]) => {
  const { insert, before } = await furnished()
  await before(table)
  for (const change of changes) {
    const error: unknown = await insert(table, { ...rows[table], ...change }).catch((thrown: unknown) => thrown)
    expect({ change, violation: violation(error) }).toEqual({ change, violation: { kind: 'check', constraint } })
  }
})
