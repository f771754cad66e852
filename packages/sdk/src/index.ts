export { type ConsentryOptions, TIMEOUT_MS } from './connection.ts';
export type { Credentials } from './credentials.ts';
export { etagOf } from './etag.ts';
export type { CallOptions } from './operation.ts';
export { Consentry, type ProblemCode } from './operations.ts';
export { Pages } from './pages.ts';
export { PAUSE_MAX_MS, TRIES } from './pause.ts';
export { ConsentryProblem, ConsentryUnreachable, readProblem, type Text } from './problem.ts';
export { verifyWebhook, type Webhook, WEBHOOK_TOLERANCE_S, WebhookRefused } from './webhook.ts';
