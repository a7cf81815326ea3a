import type { Deployment as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { Deployment } from './node.ts'

/** Pages of deployments. */
export const { Connection: DeploymentConnection } = connectionType<Row>('Deployment', Deployment, 'deployments')
