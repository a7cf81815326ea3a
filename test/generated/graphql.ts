/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an artifact is for a coding agent. */
export type ArtifactType =
  /** An agent of its own, with a role and tools, that others hand work to. */
  | 'AGENT'
  /** A prompt that a person calls by name. */
  | 'COMMAND'
  /** A program that runs when something happens in a session. */
  | 'HOOK'
  /** A server that offers tools over the Model Context Protocol. */
  | 'MCP_SERVER'
  /** A bundle of other artifacts that is installed as one. */
  | 'PLUGIN'
  /** A folder with instructions that an agent reads when a task calls for them. */
  | 'SKILL';

/** The input of createCollection. */
export type CreateCollectionInput = {
  /** What it is for: at most 2,000 characters. */
  description?: string | null | undefined;
  /** The name: 1 to 255 characters, unlike those of your other collections. */
  name: string;
  /** Runs every check and every write, answers as if it were done, and keeps nothing. */
  validateOnly?: boolean | null | undefined;
};

/** The input of deleteCollection. */
export type DeleteCollectionInput = {
  /** The id of the collection. */
  id: string;
  /** Answers StaleVersionError, and does nothing, when the version is another one by now. */
  ifVersion?: number | null | undefined;
  /** Runs every check and every write, answers as if it were done, and keeps nothing. */
  validateOnly?: boolean | null | undefined;
};

/** How the artifact in the project compares to the artifact in the catalogue. The first value that applies is shown, in this order: SUPERSEDED, NOT_DEPLOYED, MISSING, ORPHANED, IN_SYNC, and then the others. Compared are content hashes: of the latest SUCCEEDED deployment, of the artifact now, and of the copy in the project as it was last reported since that deployment, or else as it was deployed. A hash that nobody said equals another such one only. */
export type DeploymentDrift =
  /** Both have changed since the artifact was deployed, and differ. */
  | 'CONFLICT'
  /** The copy in the project is the artifact as it is now. */
  | 'IN_SYNC'
  /** The project has reported that its copy is gone. */
  | 'MISSING'
  /** The copy was changed in the project, and the artifact has not changed. */
  | 'MODIFIED'
  /** No deployment of the artifact to the project has SUCCEEDED. */
  | 'NOT_DEPLOYED'
  /** The artifact is REMOVED, or EXCLUDED and gone: there is nothing upstream to compare the copy with. */
  | 'ORPHANED'
  /** The artifact has changed since it was deployed, and the copy has not. */
  | 'OUTDATED'
  /** A later deployment of the artifact to the project says how it is. */
  | 'SUPERSEDED';

/** How a deployment went. */
export type DeploymentStatus =
  /** The version did not reach the project. */
  | 'FAILED'
  /** It has begun; how it ended is another event. */
  | 'PENDING'
  /** The version reached the project. */
  | 'SUCCEEDED';

/** The stable name of a class of failures, for programs; messages are for people and may change. */
export type ErrorCode =
  /** Something that exists already stands in the way. */
  | 'CONFLICT'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The input is larger than what is taken at once, or too much was asked for lately. */
  | 'LIMIT'
  /** Something that the input names does not exist, or is not where the input says. */
  | 'NOT_FOUND'
  /** The planner gave no answer that could be used. */
  | 'PLANNER'
  /** The thing was changed since the version that the caller has seen. */
  | 'STALE_VERSION'
  /** The input breaks a rule; the issues say which and where. */
  | 'VALIDATION';

/** How bad a finding is. */
export type FindingSeverity =
  /** Agents may refuse the artifact or misread it. */
  | 'ERROR'
  /** Something to know. */
  | 'INFO'
  /** The artifact breaks a rule of its format, and works all the same. */
  | 'WARNING';

/** The stable name of what is wrong with one value. */
export type IssueCode =
  /** The value stands in the list more than once. */
  | 'DUPLICATE'
  /** The value has not the form that is asked for. */
  | 'MALFORMED'
  /** The list lacks something that it has to hold. */
  | 'MISSING'
  /** The value is well formed but makes no sense together with the others. */
  | 'NOT_ALLOWED'
  /** The thing is not in the list in which it is looked for. */
  | 'NOT_IN_LIST'
  /** The number is smaller or larger than allowed. */
  | 'OUT_OF_RANGE'
  /** The text or list is longer than allowed. */
  | 'TOO_LONG'
  /** The text or list is shorter than allowed. */
  | 'TOO_SHORT'
  /** The id is one of another type of thing. */
  | 'WRONG_TYPE';

/** The input of moveArtifact. */
export type MoveArtifactInput = {
  /** The id of the artifact. */
  artifactId: string;
  /** Where to put it in the target; without it at the end. */
  at?: PlacementInput | null | undefined;
  /** The id of the collection or group that it is in. */
  fromListId: string;
  /** The id of the collection or group that it is to be in. */
  toListId: string;
  /** Runs every check and every write, answers as if it were done, and keeps nothing. */
  validateOnly?: boolean | null | undefined;
};

/** The stable name of what is to be said against a patch set, for programs; messages may change. */
export type PatchIssueCode =
  /** An earlier operation deletes the task. */
  | 'ALREADY_DELETED'
  /** What the operations are about was changed after they were proposed. */
  | 'CHANGED_SINCE'
  /** A task would stand below itself or wait for itself. */
  | 'CYCLE'
  /** Tasks that stay wait for the deleted one; they no longer will. */
  | 'DEPENDENCY_LOST'
  /** The value stands in the list more than once. */
  | 'DUPLICATE'
  /** There is no operation. */
  | 'EMPTY'
  /** An earlier operation makes or changes a task that is deleted here. */
  | 'LOST_CHANGE'
  /** The value has not the form that is asked for. */
  | 'MALFORMED'
  /** The list lacks something that it has to hold. */
  | 'MISSING'
  /** The operation changes nothing. */
  | 'NOTHING_TO_DO'
  /** The value is well formed but makes no sense together with the others. */
  | 'NOT_ALLOWED'
  /** No task of the project has this id. */
  | 'NOT_FOUND'
  /** The thing is not in the list in which it is looked for. */
  | 'NOT_IN_LIST'
  /** There is no project that the operation could change: the first operation has to create one. */
  | 'NO_PROJECT'
  /** The number is smaller or larger than allowed. */
  | 'OUT_OF_RANGE'
  /** An earlier operation sets the same field, in vain. */
  | 'OVERWRITTEN'
  /** A project is there already, and a patch set is about one. */
  | 'PROJECT_EXISTS'
  /** The task has subtasks, which are deleted with it. */
  | 'SUBTASKS_DELETED'
  /** An earlier operation has given the temporary id to another task. */
  | 'TEMP_ID_TAKEN'
  /** The temporary id is that of a task which only a later operation makes. */
  | 'TEMP_ID_TOO_EARLY'
  /** No operation gives a task this temporary id. */
  | 'TEMP_ID_UNKNOWN'
  /** A task would stand deeper than the fifth level. */
  | 'TOO_DEEP'
  /** The text or list is longer than allowed. */
  | 'TOO_LONG'
  /** There are more operations than a patch set may have, or more tasks than a project may have. */
  | 'TOO_MANY'
  /** The text or list is shorter than allowed. */
  | 'TOO_SHORT'
  /** The id is one of another type of thing. */
  | 'WRONG_TYPE';

/** What became of a patch set. */
export type PatchSetStatus =
  /** Its operations were carried out. */
  | 'APPLIED'
  /** It is open: empty, or being written by the planner. It cannot be applied. */
  | 'DRAFT'
  /** Nobody has decided about it. */
  | 'PROPOSED'
  /** Somebody has decided against it. It can no longer be applied. */
  | 'REJECTED'
  /** Its operations were carried out, and taken back later. */
  | 'REVERTED';

/** Where to put something in an ordered list. Without it things go to the end. */
export type PlacementInput =
  {   /** The id of the member of the list behind which to put it. */
  after: string; before?: never; position?: never; }
  |  { after?: never;   /** The id of the member of the list in front of which to put it. */
  before: string; position?: never; }
  |  { after?: never; before?: never;   /** The place counted from 0, after what is moved has been taken out. Past the end places last; a negative one is an error. */
  position: number; };

/** How much something matters. Orders by priority begin with CRITICAL when they ascend. */
export type Priority =
  /** Nobody plans to do it yet. */
  | 'BACKLOG'
  /** Everything else waits for it. */
  | 'CRITICAL'
  /** It comes before most other things. */
  | 'HIGH'
  /** It comes after most other things. */
  | 'LOW'
  /** It matters as much as most things do. */
  | 'MEDIUM';

/** How far a project is. */
export type ProjectStatus =
  /** It is worked on. */
  | 'ACTIVE'
  /** It is kept to be looked at. */
  | 'ARCHIVED'
  /** It has reached what it was for. */
  | 'COMPLETED'
  /** It rests, and is meant to go on. */
  | 'ON_HOLD'
  /** It is thought about; work has not begun. */
  | 'PLANNING';

/** How far a task is. Any may follow any other. */
export type TaskStatus =
  /** It cannot go on until something else happens. */
  | 'BLOCKED'
  /** It will not be done. */
  | 'CANCELLED'
  /** It is done; `completedAt` says since when. */
  | 'COMPLETED'
  /** Somebody works on it. */
  | 'IN_PROGRESS'
  /** It is done, and somebody looks at it. */
  | 'IN_REVIEW'
  /** It has not begun. */
  | 'TODO';

/** How far the people here trust a source. */
export type TrustLevel =
  /** Nothing is known against it. */
  | 'BASIC'
  /** It comes from the makers of the tool, or from this team. */
  | 'OFFICIAL'
  /** Nobody should use it before reading it. */
  | 'UNTRUSTED'
  /** Somebody has read it and found it good. */
  | 'VERIFIED';

/** The input of updateCollection. */
export type UpdateCollectionInput = {
  /** The new description; absent leaves it, null clears it. */
  description?: string | null | undefined;
  /** The id of the collection. */
  id: string;
  /** Answers StaleVersionError, and does nothing, when the version is another one by now. */
  ifVersion?: number | null | undefined;
  /** The new name; absent leaves it. */
  name?: string | null | undefined;
  /** Runs every check and every write, answers as if it were done, and keeps nothing. */
  validateOnly?: boolean | null | undefined;
};

export type BrowseCollectionsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type BrowseCollectionsQuery = { viewer: { name: string }, collections: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, artifactCount: number, groups: { nodes: Array<{ id: string, name: string, artifacts: { edges: Array<{ position: number, node: { id: string, name: string, type: ArtifactType } }> } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindArtifactsQueryVariables = Exact<{
  search?: string | null | undefined;
  types?: Array<ArtifactType> | ArtifactType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindArtifactsQuery = { artifacts: { totalCount: number, nodes: Array<{ id: string, name: string, type: ArtifactType, description: string | null, license: string | null, tags: Array<string>, upstreamUrl: string | null, source: { id: string, url: string, trustLevel: TrustLevel } | null, plugin: { id: string, name: string } | null, findings: Array<{ severity: FindingSeverity, message: string, path: string | null, line: number | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCollectionMutationVariables = Exact<{
  name?: string | null | undefined;
  validateOnly?: boolean | null | undefined;
}>;


export type CreateCollectionMutation = { createCollection:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
        | { __typename: 'Artifact', id: string }
        | { __typename: 'Collection', id: string }
        | { __typename: 'Conversation', id: string }
        | { __typename: 'Deployment', id: string }
        | { __typename: 'Group', id: string }
        | { __typename: 'Message', id: string }
        | { __typename: 'PatchSet', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'Scan', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Task', id: string }
       | null }
    | { __typename: 'CreateCollectionSuccess', collection: { id: string, name: string, createdBy: string, version: number } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type FollowProjectsQueryVariables = Exact<{
  first?: number | null | undefined;
  statuses?: Array<ProjectStatus> | ProjectStatus | null | undefined;
}>;


export type FollowProjectsQuery = { projects: { nodes: Array<{ id: string, name: string, status: ProjectStatus, priority: Priority, taskCount: number, completedTaskCount: number, tasks: { nodes: Array<{ id: string, title: string, status: TaskStatus, dueDate: string | null, dependsOn: { nodes: Array<{ id: string, title: string }> }, subtasks: { nodes: Array<{ id: string, title: string, status: TaskStatus, assignee: string | null }> } }> } }> } };

export type PlanFromAnOutlineMutationVariables = Exact<{
  idea?: string | null | undefined;
}>;


export type PlanFromAnOutlineMutation = { generatePlan:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'GeneratePlanSuccess', patchSet: { id: string, summary: string | null, validation: { valid: boolean }, operations: Array<
          | { __typename: 'CreateProjectOperation', name: string | null }
          | { __typename: 'CreateTaskOperation', tempId: string | null, title: string | null, parentId: string | null, priority: Priority | null, assignee: string | null, estimatedMinutes: number | null }
          | { __typename: 'DeleteTaskOperation' }
          | { __typename: 'UpdateProjectOperation' }
          | { __typename: 'UpdateTaskOperation' }
        > } | null }
    | { __typename: 'LimitError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'PlannerError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type ProposePatchSetMutationVariables = Exact<{
  name?: string | null | undefined;
  validateOnly?: boolean | null | undefined;
}>;


export type ProposePatchSetMutation = { proposePatchSet:
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string }
    | { __typename: 'LimitError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ProposePatchSetSuccess', patchSet: { id: string, status: PatchSetStatus, summary: string | null, validation: { valid: boolean, warnings: Array<{ operation: number | null, code: PatchIssueCode, message: string }> }, operations: Array<
          | { __typename: 'CreateProjectOperation' }
          | { __typename: 'CreateTaskOperation', tempId: string | null, title: string | null, parentId: string | null, dependsOnIds: Array<string> | null }
          | { __typename: 'DeleteTaskOperation' }
          | { __typename: 'UpdateProjectOperation' }
          | { __typename: 'UpdateTaskOperation' }
        > } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, code: IssueCode, message: string }> }
   };

export type DeploymentsOfCollectionsQueryVariables = Exact<{
  first?: number | null | undefined;
  projectId?: string | null | undefined;
}>;


export type DeploymentsOfCollectionsQuery = { collections: { nodes: Array<{ id: string, name: string, deploymentSummary: { totalArtifacts: number, deployedCount: number, failedCount: number, pendingCount: number, lastDeploymentAt: string | null }, groups: { nodes: Array<{ id: string, name: string, deploymentSummary: { totalArtifacts: number, deployedCount: number, failedCount: number, pendingCount: number, lastDeploymentAt: string | null } }> }, deploymentHistory: { nodes: Array<{ id: string, status: DeploymentStatus, drift: DeploymentDrift, deployedAt: string, message: string | null, artifact: { id: string, name: string }, project: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }> } };

export type CountsFragment = { totalArtifacts: number, deployedCount: number, failedCount: number, pendingCount: number, lastDeploymentAt: string | null };

export type AddCollectionMutationVariables = Exact<{
  input: CreateCollectionInput;
}>;


export type AddCollectionMutation = { createCollection:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
        | { __typename: 'Artifact', id: string }
        | { __typename: 'Collection', id: string }
        | { __typename: 'Conversation', id: string }
        | { __typename: 'Deployment', id: string }
        | { __typename: 'Group', id: string }
        | { __typename: 'Message', id: string }
        | { __typename: 'PatchSet', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'Scan', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Task', id: string }
       | null }
    | { __typename: 'CreateCollectionSuccess', collection: { __typename: 'Collection', id: string, name: string, artifactCount: number, version: number } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type CarryArtifactMutationVariables = Exact<{
  input: MoveArtifactInput;
}>;


export type CarryArtifactMutation = { moveArtifact:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
        | { __typename: 'Artifact', id: string }
        | { __typename: 'Collection', id: string }
        | { __typename: 'Conversation', id: string }
        | { __typename: 'Deployment', id: string }
        | { __typename: 'Group', id: string }
        | { __typename: 'Message', id: string }
        | { __typename: 'PatchSet', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'Scan', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Task', id: string }
       | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'MoveArtifactSuccess', edge: { __typename: 'ArtifactListEdge', addedAt: string, cursor: string, node: { __typename: 'Artifact', id: string, name: string } }, fromList:
        | { __typename: 'Collection', id: string, artifactCount: number }
        | { __typename: 'Group', id: string, artifactCount: number }
      , toList:
        | { __typename: 'Collection', id: string, artifactCount: number }
        | { __typename: 'Group', id: string, artifactCount: number, collection: { __typename: 'Collection', id: string, artifactCount: number } }
       }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type RemoveCollectionMutationVariables = Exact<{
  input: DeleteCollectionInput;
}>;


export type RemoveCollectionMutation = { deleteCollection:
    | { __typename: 'DeleteCollectionSuccess', deletedId: string }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'StaleVersionError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type RenameCollectionMutationVariables = Exact<{
  input: UpdateCollectionInput;
}>;


export type RenameCollectionMutation = { updateCollection:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
        | { __typename: 'Artifact', id: string }
        | { __typename: 'Collection', id: string }
        | { __typename: 'Conversation', id: string }
        | { __typename: 'Deployment', id: string }
        | { __typename: 'Group', id: string }
        | { __typename: 'Message', id: string }
        | { __typename: 'PatchSet', id: string }
        | { __typename: 'Project', id: string }
        | { __typename: 'Scan', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Task', id: string }
       | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'StaleVersionError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UpdateCollectionSuccess', collection: { __typename: 'Collection', id: string, name: string, artifactCount: number, version: number } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type ShelfCollectionFragment = { __typename: 'Collection', id: string, name: string, artifactCount: number, version: number };

export type ShelfEdgeFragment = { __typename: 'ArtifactListEdge', addedAt: string, cursor: string, node: { __typename: 'Artifact', id: string, name: string } };

type ShelfFailure_ConflictError_Fragment = { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
    | { __typename: 'Artifact', id: string }
    | { __typename: 'Collection', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'PatchSet', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'Scan', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Task', id: string }
   | null };

type ShelfFailure_ForbiddenError_Fragment = { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null };

type ShelfFailure_LimitError_Fragment = { __typename: 'LimitError', code: ErrorCode, message: string, path: Array<string> | null };

type ShelfFailure_NotFoundError_Fragment = { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null };

type ShelfFailure_PlannerError_Fragment = { __typename: 'PlannerError', code: ErrorCode, message: string, path: Array<string> | null };

type ShelfFailure_StaleVersionError_Fragment = { __typename: 'StaleVersionError', code: ErrorCode, message: string, path: Array<string> | null };

type ShelfFailure_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null };

export type ShelfFailureFragment =
  | ShelfFailure_ConflictError_Fragment
  | ShelfFailure_ForbiddenError_Fragment
  | ShelfFailure_LimitError_Fragment
  | ShelfFailure_NotFoundError_Fragment
  | ShelfFailure_PlannerError_Fragment
  | ShelfFailure_StaleVersionError_Fragment
  | ShelfFailure_ValidationError_Fragment
;

export type ShelfListQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ShelfListQuery = { node:
    | { __typename: 'Artifact', id: string }
    | { __typename: 'Collection', name: string, artifactCount: number, id: string, artifacts: { __typename: 'ArtifactListConnection', edges: Array<{ __typename: 'ArtifactListEdge', addedAt: string, cursor: string, node: { __typename: 'Artifact', id: string, name: string } }> } }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Group', name: string, artifactCount: number, id: string, artifacts: { __typename: 'ArtifactListConnection', edges: Array<{ __typename: 'ArtifactListEdge', addedAt: string, cursor: string, node: { __typename: 'Artifact', id: string, name: string } }> }, collection: { __typename: 'Collection', id: string, artifactCount: number } }
    | { __typename: 'Message', id: string }
    | { __typename: 'PatchSet', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'Scan', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Task', id: string }
   | null };

export type ShelfPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ShelfPageQuery = { collections: { __typename: 'CollectionConnection', totalCount: number, edges: Array<{ __typename: 'CollectionEdge', cursor: string, node: { __typename: 'Collection', id: string, name: string, artifactCount: number, version: number } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CountsFragmentDoc = new TypedDocumentString(`
    fragment Counts on DeploymentSummary {
  totalArtifacts
  deployedCount
  failedCount
  pendingCount
  lastDeploymentAt
}
    `, {"fragmentName":"Counts"}) as unknown as TypedDocumentString<CountsFragment, unknown>;
export const ShelfCollectionFragmentDoc = new TypedDocumentString(`
    fragment ShelfCollection on Collection {
  __typename
  id
  name
  artifactCount
  version
}
    `, {"fragmentName":"ShelfCollection"}) as unknown as TypedDocumentString<ShelfCollectionFragment, unknown>;
export const ShelfEdgeFragmentDoc = new TypedDocumentString(`
    fragment ShelfEdge on ArtifactListEdge {
  __typename
  addedAt
  cursor
  node {
    __typename
    id
    name
  }
}
    `, {"fragmentName":"ShelfEdge"}) as unknown as TypedDocumentString<ShelfEdgeFragment, unknown>;
export const ShelfFailureFragmentDoc = new TypedDocumentString(`
    fragment ShelfFailure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    existing {
      __typename
      id
    }
  }
}
    `, {"fragmentName":"ShelfFailure"}) as unknown as TypedDocumentString<ShelfFailureFragment, unknown>;
export const BrowseCollectionsDocument = new TypedDocumentString(`
    query BrowseCollections($first: Int = 10) {
  viewer {
    name
  }
  collections(first: $first) {
    totalCount
    nodes {
      id
      name
      description
      artifactCount
      groups(first: 5) {
        nodes {
          id
          name
          artifacts(first: 5) {
            edges {
              position
              node {
                id
                name
                type
              }
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BrowseCollectionsQuery, BrowseCollectionsQueryVariables>;
export const FindArtifactsDocument = new TypedDocumentString(`
    query FindArtifacts($search: String = "review", $types: [ArtifactType!], $first: Int = 10, $after: String) {
  artifacts(
    first: $first
    after: $after
    filter: {search: $search, types: $types}
  ) {
    totalCount
    nodes {
      id
      name
      type
      description
      license
      tags
      upstreamUrl
      source {
        id
        url
        trustLevel
      }
      plugin {
        id
        name
      }
      findings {
        severity
        message
        path
        line
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FindArtifactsQuery, FindArtifactsQueryVariables>;
export const CreateCollectionDocument = new TypedDocumentString(`
    mutation CreateCollection($name: String = "My first collection", $validateOnly: Boolean = false) {
  createCollection(
    input: {name: $name, description: "What I want to have at hand.", validateOnly: $validateOnly}
  ) {
    __typename
    ... on CreateCollectionSuccess {
      collection {
        id
        name
        createdBy
        version
      }
    }
    ... on Error {
      code
      message
      path
    }
    ... on ConflictError {
      existing {
        __typename
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCollectionMutation, CreateCollectionMutationVariables>;
export const FollowProjectsDocument = new TypedDocumentString(`
    query FollowProjects($first: Int = 5, $statuses: [ProjectStatus!]) {
  projects(first: $first, filter: {statuses: $statuses}) {
    nodes {
      id
      name
      status
      priority
      taskCount
      completedTaskCount
      tasks(first: 10) {
        nodes {
          id
          title
          status
          dueDate
          dependsOn(first: 3) {
            nodes {
              id
              title
            }
          }
          subtasks(first: 10) {
            nodes {
              id
              title
              status
              assignee
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowProjectsQuery, FollowProjectsQueryVariables>;
export const PlanFromAnOutlineDocument = new TypedDocumentString(`
    mutation PlanFromAnOutline($idea: String = "# Herb garden\\n\\nWaters itself.\\n\\n## Sensors\\n- [ ] Read the soil @ada ~30m\\n- [ ] Show it !high\\n\\n## Water\\n- [ ] Switch the pump #hardware\\n") {
  generatePlan(input: {idea: $idea}) {
    __typename
    ... on GeneratePlanSuccess {
      patchSet {
        id
        summary
        validation {
          valid
        }
        operations {
          __typename
          ... on CreateProjectOperation {
            name
          }
          ... on CreateTaskOperation {
            tempId
            title
            parentId
            priority
            assignee
            estimatedMinutes
          }
        }
      }
    }
    ... on Error {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlanFromAnOutlineMutation, PlanFromAnOutlineMutationVariables>;
export const ProposePatchSetDocument = new TypedDocumentString(`
    mutation ProposePatchSet($name: String = "Move to the new registry", $validateOnly: Boolean = false) {
  proposePatchSet(
    input: {summary: "A first plan.", operations: [{createProject: {name: $name}}, {createTask: {tempId: "list", title: "List what has to move"}}, {createTask: {tempId: "move", title: "Move it", dependsOnIds: ["temp:list"]}}, {createTask: {title: "Tell everybody", parentId: "temp:move"}}], validateOnly: $validateOnly}
  ) {
    __typename
    ... on ProposePatchSetSuccess {
      patchSet {
        id
        status
        summary
        validation {
          valid
          warnings {
            operation
            code
            message
          }
        }
        operations {
          __typename
          ... on CreateTaskOperation {
            tempId
            title
            parentId
            dependsOnIds
          }
        }
      }
    }
    ... on Error {
      code
      message
    }
    ... on ValidationError {
      issues {
        path
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProposePatchSetMutation, ProposePatchSetMutationVariables>;
export const DeploymentsOfCollectionsDocument = new TypedDocumentString(`
    query DeploymentsOfCollections($first: Int = 3, $projectId: ID) {
  collections(first: $first) {
    nodes {
      id
      name
      deploymentSummary(projectId: $projectId) {
        ...Counts
      }
      groups(first: 5) {
        nodes {
          id
          name
          deploymentSummary(projectId: $projectId) {
            ...Counts
          }
        }
      }
      deploymentHistory(first: 5) {
        nodes {
          id
          status
          drift
          deployedAt
          message
          artifact {
            id
            name
          }
          project {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Counts on DeploymentSummary {
  totalArtifacts
  deployedCount
  failedCount
  pendingCount
  lastDeploymentAt
}`) as unknown as TypedDocumentString<DeploymentsOfCollectionsQuery, DeploymentsOfCollectionsQueryVariables>;
export const AddCollectionDocument = new TypedDocumentString(`
    mutation AddCollection($input: CreateCollectionInput!) {
  createCollection(input: $input) {
    __typename
    ... on CreateCollectionSuccess {
      collection {
        ...ShelfCollection
      }
    }
    ...ShelfFailure
  }
}
    fragment ShelfCollection on Collection {
  __typename
  id
  name
  artifactCount
  version
}
fragment ShelfFailure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    existing {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<AddCollectionMutation, AddCollectionMutationVariables>;
export const CarryArtifactDocument = new TypedDocumentString(`
    mutation CarryArtifact($input: MoveArtifactInput!) {
  moveArtifact(input: $input) {
    __typename
    ... on MoveArtifactSuccess {
      edge {
        ...ShelfEdge
      }
      fromList {
        __typename
        id
        artifactCount
      }
      toList {
        __typename
        id
        artifactCount
        ... on Group {
          collection {
            __typename
            id
            artifactCount
          }
        }
      }
    }
    ...ShelfFailure
  }
}
    fragment ShelfEdge on ArtifactListEdge {
  __typename
  addedAt
  cursor
  node {
    __typename
    id
    name
  }
}
fragment ShelfFailure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    existing {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<CarryArtifactMutation, CarryArtifactMutationVariables>;
export const RemoveCollectionDocument = new TypedDocumentString(`
    mutation RemoveCollection($input: DeleteCollectionInput!) {
  deleteCollection(input: $input) {
    __typename
    ... on DeleteCollectionSuccess {
      deletedId
    }
    ...ShelfFailure
  }
}
    fragment ShelfFailure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    existing {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<RemoveCollectionMutation, RemoveCollectionMutationVariables>;
export const RenameCollectionDocument = new TypedDocumentString(`
    mutation RenameCollection($input: UpdateCollectionInput!) {
  updateCollection(input: $input) {
    __typename
    ... on UpdateCollectionSuccess {
      collection {
        ...ShelfCollection
      }
    }
    ...ShelfFailure
  }
}
    fragment ShelfCollection on Collection {
  __typename
  id
  name
  artifactCount
  version
}
fragment ShelfFailure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    existing {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<RenameCollectionMutation, RenameCollectionMutationVariables>;
export const ShelfListDocument = new TypedDocumentString(`
    query ShelfList($id: ID!, $first: Int!) {
  node(id: $id) {
    __typename
    id
    ... on ArtifactList {
      name
      artifactCount
      artifacts(first: $first) {
        __typename
        edges {
          ...ShelfEdge
        }
      }
    }
    ... on Group {
      collection {
        __typename
        id
        artifactCount
      }
    }
  }
}
    fragment ShelfEdge on ArtifactListEdge {
  __typename
  addedAt
  cursor
  node {
    __typename
    id
    name
  }
}`) as unknown as TypedDocumentString<ShelfListQuery, ShelfListQueryVariables>;
export const ShelfPageDocument = new TypedDocumentString(`
    query ShelfPage($first: Int!, $after: String) {
  collections(first: $first, after: $after) {
    __typename
    totalCount
    edges {
      __typename
      cursor
      node {
        ...ShelfCollection
      }
    }
    pageInfo {
      __typename
      hasNextPage
      endCursor
    }
  }
}
    fragment ShelfCollection on Collection {
  __typename
  id
  name
  artifactCount
  version
}`) as unknown as TypedDocumentString<ShelfPageQuery, ShelfPageQueryVariables>;