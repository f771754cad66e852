import type { DeliveryState, EventType, WebhookReason, WebhookState } from '@consentry/contract';

/** Endpoints that are told what happens. Instants are epoch milliseconds. */
export interface WebhookTables {
  readonly webhooks: WebhookTable;
  readonly webhook_secrets: WebhookSecretTable;
  readonly webhook_places: WebhookPlaceTable;
  readonly webhook_deliveries: WebhookDeliveryTable;
  readonly webhook_attempts: WebhookAttemptTable;
}

export interface WebhookTable {
  readonly endpoint: string;
  readonly name: string;
  readonly url: string;
  /** JSON: a list of patterns. */
  readonly events: string;
  readonly state: WebhookState;
  readonly reason: WebhookReason | null;
  readonly integrator: string | null;
  readonly made_by: string;
  readonly made_at: number;
  readonly failing_since: number | null;
  /** Failed tries since the last that got through. */
  readonly failures: number;
  /** Nothing is sent there before: its last try failed. */
  readonly quiet_until: number;
  readonly revision: number;
}

export interface WebhookSecretTable {
  readonly secret: string;
  readonly endpoint: string;
  /** Sealed: the database alone signs nothing. */
  readonly sealed: string;
  readonly made_at: number;
  /** `null` until a newer one takes over. */
  readonly expires_at: number | null;
}

/** How far an endpoint has been told a stream. */
export interface WebhookPlaceTable {
  readonly endpoint: string;
  readonly stream: string;
  readonly after: number;
}

export interface WebhookDeliveryTable {
  readonly delivery: string;
  readonly endpoint: string;
  readonly event: string;
  readonly type: EventType;
  readonly content: string;
  readonly state: DeliveryState;
  readonly made_at: number;
  readonly ended_at: number | null;
}

export interface WebhookAttemptTable {
  readonly delivery: string;
  readonly attempt: number;
  readonly at: number;
  readonly took_ms: number;
  readonly status: number | null;
  readonly failure: string | null;
}
