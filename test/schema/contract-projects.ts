const page = 'first: Int, last: Int, after: String, before: String'

const taskFields = `
  description: String status: TaskStatus priority: Priority assignee: String
  estimatedMinutes: Int actualMinutes: Int dueDate: Date tags: [String!]`

/** What clients were promised of projects and tasks. */
export const contractOfProjects = `
  scalar Date

  type Project implements Node {
    id: ID!
    name: String!
    description: String
    status: ProjectStatus!
    priority: Priority!
    tags: [String!]!
    tasks(filter: TaskFilter, ${page}): TaskConnection!
    taskTree: [TaskTreeEntry!]!
    taskCount: Int!
    completedTaskCount: Int!
    deletedAt: DateTime
  }
  type TaskTreeEntry { task: Task! depth: Int! }
  type Task implements Node {
    id: ID!
    project: Project!
    parent: Task
    subtasks(${page}): TaskConnection!
    depth: Int!
    position: Int!
    title: String!
    description: String
    status: TaskStatus!
    priority: Priority!
    assignee: String
    estimatedMinutes: Int
    actualMinutes: Int
    dueDate: Date
    tags: [String!]!
    dependsOn(${page}): TaskConnection!
    blocks(${page}): TaskConnection!
    completedAt: DateTime
  }
  type ProjectConnection { nodes: [Project!]! }
  type TaskConnection { nodes: [Task!]! }
  extend type Query {
    projects(filter: ProjectFilter, orderBy: [ProjectOrder!], ${page}): ProjectConnection!
    tasks(filter: TaskFilter, orderBy: [TaskOrder!], ${page}): TaskConnection!
  }
  input ProjectFilter {
    statuses: [ProjectStatus!]
    priorities: [Priority!]
    tags: TagsFilter
    search: String
    includeDeleted: Boolean
  }
  input TaskFilter {
    projectId: ID
    parentId: ID
    topLevel: Boolean
    statuses: [TaskStatus!]
    assignees: [String!]
    search: String
  }
  input ProjectOrder { field: ProjectOrderField! direction: OrderDirection! }
  input TaskOrder { field: TaskOrderField! direction: OrderDirection! }
  enum ProjectOrderField { NAME CREATED_AT UPDATED_AT STATUS PRIORITY }
  enum TaskOrderField { POSITION TITLE CREATED_AT UPDATED_AT DUE_DATE PRIORITY }
  enum ProjectStatus { PLANNING ACTIVE ON_HOLD COMPLETED ARCHIVED }
  enum TaskStatus { TODO IN_PROGRESS BLOCKED IN_REVIEW COMPLETED CANCELLED }
  enum Priority { CRITICAL HIGH MEDIUM LOW BACKLOG }

  input CreateProjectInput {
    name: String!
    description: String
    status: ProjectStatus
    priority: Priority
    tags: [String!]
    tasks: [PlannedTaskInput!]
  }
  input PlannedTaskInput { title: String! ${taskFields} subtasks: [PlannedTaskInput!] }
  input UpdateProjectInput {
    id: ID!
    name: String
    description: String
    status: ProjectStatus
    priority: Priority
    tags: [String!]
    ifVersion: Int
  }
  input DeleteProjectInput { id: ID! cascade: Boolean ifVersion: Int }
  input RestoreProjectInput { id: ID! }
  input CreateTaskInput {
    projectId: ID! parentId: ID title: String! ${taskFields} dependsOnIds: [ID!] at: PlacementInput
  }
  input UpdateTaskInput { id: ID! title: String ${taskFields} dependsOnIds: [ID!] ifVersion: Int }
  input DeleteTaskInput { id: ID! }
  input MoveTaskInput { id: ID! parentId: ID at: PlacementInput }
  input ReorderTasksInput { projectId: ID! parentId: ID taskIds: [ID!]! }
  type CreateProjectSuccess { project: Project! }
  type UpdateProjectSuccess { project: Project! }
  type DeleteProjectSuccess { deletedId: ID! }
  type RestoreProjectSuccess { project: Project! }
  type CreateTaskSuccess { task: Task! }
  type UpdateTaskSuccess { task: Task! }
  type DeleteTaskSuccess { deletedId: ID! deletedIds: [ID!]! }
  type MoveTaskSuccess { task: Task! }
  type ReorderTasksSuccess { project: Project! parent: Task }
`
