/** PostgreSQL's notification channel; what is sent over it is the name of the topic that has something new. */
export const channel = 'larder_events'
