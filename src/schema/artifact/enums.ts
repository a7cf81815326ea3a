import { builder } from '../builder.ts'

/** What an artifact is for a coding agent. */
export const ArtifactType = builder.enumType('ArtifactType', {
  description: 'What an artifact is for a coding agent.',
  values: {
    SKILL: { description: 'A folder with instructions that an agent reads when a task calls for them.' },
    COMMAND: { description: 'A prompt that a person calls by name.' },
    AGENT: { description: 'An agent of its own, with a role and tools, that others hand work to.' },
    HOOK: { description: 'A program that runs when something happens in a session.' },
    MCP_SERVER: { description: 'A server that offers tools over the Model Context Protocol.' },
    PLUGIN: { description: 'A bundle of other artifacts that is installed as one.' },
  } as const,
})

/** Whether an artifact is there. */
export const ArtifactState = builder.enumType('ArtifactState', {
  description: 'Whether an artifact is there.',
  values: {
    ACTIVE: { description: 'It is in its source, or was made by hand.' },
    REMOVED: { description: 'It is gone from its source; it and its memberships are kept.' },
    EXCLUDED: { description: 'A person has said that it is no artifact; scans leave it so.' },
  } as const,
})

/** How bad a finding is. */
export const FindingSeverity = builder.enumType('FindingSeverity', {
  description: 'How bad a finding is.',
  values: {
    ERROR: { description: 'Agents may refuse the artifact or misread it.' },
    WARNING: { description: 'The artifact breaks a rule of its format, and works all the same.' },
    INFO: { description: 'Something to know.' },
  } as const,
})
