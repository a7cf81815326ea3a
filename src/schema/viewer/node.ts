import { type Actor, type Permission as Name, permissions } from '../../resolvers/permissions.ts'
import { builder } from '../builder.ts'

const Viewer = builder.objectRef<Actor>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    name: t.exposeString('id', { description: 'The name under which the things that this person makes are kept.' }),
    permissions: t.stringList({
      description:
        'What this person may do in general, as `resource:verb`. A thing of somebody else may still be closed to them.',
      resolve: (actor) => permissions.filter((permission: Name) => actor.may(permission, null)),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who asks. Without sign-in this is `local`, an administrator.',
    resolve: (_, __, { larder }) => larder.actor,
  }),
)
