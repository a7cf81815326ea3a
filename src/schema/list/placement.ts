import { builder } from '../builder.ts'

/** Where to put something in an ordered list. */
export const PlacementInput = builder.inputType('PlacementInput', {
  description: 'Where to put something in an ordered list. Without it things go to the end.',
  isOneOf: true,
  fields: (t) => ({
    position: t.int({
      description:
        'The place counted from 0, after what is moved has been taken out. Past the end places last; a negative one is an error.',
    }),
    before: t.id({ description: 'The id of the member of the list in front of which to put it.' }),
    after: t.id({ description: 'The id of the member of the list behind which to put it.' }),
  }),
})
