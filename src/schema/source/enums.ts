import { builder } from '../builder.ts'

/** How far the people here trust a source. */
export const TrustLevel = builder.enumType('TrustLevel', {
  description: 'How far the people here trust a source.',
  values: {
    UNTRUSTED: { description: 'Nobody should use it before reading it.' },
    BASIC: { description: 'Nothing is known against it.' },
    VERIFIED: { description: 'Somebody has read it and found it good.' },
    OFFICIAL: { description: 'It comes from the makers of the tool, or from this team.' },
  } as const,
})

/** How far a scan is; a source has that of its newest one. */
export const ScanStatus = builder.enumType('ScanStatus', {
  description: 'How far a scan is.',
  values: {
    PENDING: { description: 'It has not begun.' },
    RUNNING: { description: 'It reads the repository.' },
    SUCCEEDED: { description: 'It has read everything.' },
    PARTIAL: { description: 'It could not read everything; no artifact was taken for removed.' },
    FAILED: { description: 'It ended with an error and changed nothing.' },
  } as const,
})
