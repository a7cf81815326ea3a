import { plannerLimits } from '../../resolvers/planner/limits.ts'
import type { PlannerAccess } from '../../resolvers/procedure.ts'
import { builder } from '../builder.ts'

const PlannerProvider = builder.enumType('PlannerProvider', {
  description: 'What the planner plans with.',
  values: {
    OUTLINE: { description: 'No model: outlines in Markdown are read.' },
    OPENAI: { description: 'A model of OpenAI.' },
    ANTHROPIC: { description: 'A model of Anthropic.' },
    OPENAI_COMPATIBLE: { description: 'A model behind an endpoint that speaks like OpenAI.' },
  } as const,
})

const PlannerUse = builder.objectRef<PlannerAccess>('PlannerLimits').implement({
  description: 'How much of the planner the caller may use, and what is left of it.',
  fields: (t) => ({
    callsPerMinute: t.exposeInt('callsPerMinute', { description: 'Calls within any minute.' }),
    callsLeft: t.int({
      description: 'Calls that are left now.',
      resolve: async ({ callsPerMinute }, _, { larder }) =>
        Math.max(0, callsPerMinute - ((await larder.loaders.plannerUse.load(larder.actor.id))?.calls ?? 0)),
    }),
    tokensPerDay: t.exposeInt('tokensPerDay', { description: 'Tokens on a day, in UTC.' }),
    tokensLeft: t.int({
      description: 'Tokens that are left today. Calls that run have some set aside.',
      resolve: async ({ tokensPerDay }, _, { larder }) =>
        Math.max(0, tokensPerDay - ((await larder.loaders.plannerUse.load(larder.actor.id))?.tokens ?? 0)),
    }),
    timeout: t.exposeInt('timeout', { description: 'Seconds that a model may take for an answer.' }),
    textLength: t.int({
      description: 'Characters that an idea, feedback, instructions or a message may have.',
      resolve: () => plannerLimits.textLength,
    }),
    maxTasks: t.int({
      description: 'Tasks that generatePlan may be asked for at most.',
      resolve: () => plannerLimits.maxTasks,
    }),
  }),
})

const providers = {
  outline: 'OUTLINE',
  openai: 'OPENAI',
  anthropic: 'ANTHROPIC',
  'openai-compatible': 'OPENAI_COMPATIBLE',
} as const

const PlannerCapabilities = builder.objectRef<PlannerAccess>('PlannerCapabilities').implement({
  description: 'What the planner of this server can do, with what, and how often.',
  fields: (t) => ({
    provider: t.field({
      type: PlannerProvider,
      description: 'What it plans with.',
      resolve: ({ planner }) => providers[planner.provider],
    }),
    model: t.string({
      nullable: true,
      description: 'The model as its provider names it; null where there is none.',
      resolve: ({ planner }) => planner.model,
    }),
    description: t.string({
      description: 'What it does and what it cannot do, in words for people.',
      resolve: ({ planner }) => planner.abilities.description,
    }),
    generate: t.boolean({
      description: 'Whether generatePlan serves.',
      resolve: ({ planner }) => planner.abilities.generate,
    }),
    refine: t.boolean({
      description: 'Whether refinePlan serves.',
      resolve: ({ planner }) => planner.abilities.refine,
    }),
    decompose: t.boolean({
      description: 'Whether decomposeTask serves.',
      resolve: ({ planner }) => planner.abilities.decompose,
    }),
    chat: t.boolean({ description: 'Whether sendMessage serves.', resolve: ({ planner }) => planner.abilities.chat }),
    stream: t.boolean({
      description: 'Whether what it writes can be watched while it writes.',
      resolve: ({ planner }) => planner.abilities.stream,
    }),
    limits: t.field({
      type: PlannerUse,
      description: 'How much of it the caller may use.',
      resolve: (access) => access,
    }),
  }),
})

builder.queryField('plannerCapabilities', (t) =>
  t.field({
    type: PlannerCapabilities,
    description: 'What the planner of this server can do, with what, and how often.',
    resolve: (_, __, { larder }) => larder.plannerAccess,
  }),
)
