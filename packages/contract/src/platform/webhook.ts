import { z } from 'zod';

const At = z.iso.datetime({ offset: true });

/** What events are about. */
const SUBJECTS = [
  'alternatives',
  'assessment',
  'complaint',
  'consent',
  'deadline',
  'device',
  'filing',
  'incident',
  'notice',
  'posture',
  'purpose',
  'retention',
  'rights',
  'site',
  'supervision',
  'verification',
  'webhook',
  'withdrawal',
].join('|');

/** What happened: `consent.withdrawn`, `withdrawal.effective`, `device.approved`. */
export const EventType = z.string().regex(new RegExp(`^(?:${SUBJECTS})\\.[a-z_]{1,40}$`));
export type EventType = z.infer<typeof EventType>;

/** What somebody wants to hear of: one type, or all about a subject (`consent.*`). */
export const EventPattern = z.string().regex(new RegExp(`^(?:${SUBJECTS})\\.(?:\\*|[a-z_]{1,40})$`));
export type EventPattern = z.infer<typeof EventPattern>;

const Events = z
  .array(EventPattern)
  .min(1)
  .max(50)
  .refine((all) => new Set(all).size === all.length);
const Name = z.string().trim().min(1).max(64);
/** `https:` alone, to a public address; see docs/guides/operate.md. */
const Target = z.string().min(1).max(2048);

export const WebhookId = z.uuid();

/** `POST /v1/webhooks`. */
export const NewWebhook = z.strictObject({ name: Name, url: Target, events: Events });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** `PATCH /v1/webhooks/{endpoint}`. What is left out stays. Going on, it goes on where it stopped. */
export const ChangeWebhook = z.strictObject({
  name: Name.optional(),
  url: Target.optional(),
  events: Events.optional(),
  state: z.enum(['active', 'paused']).optional(),
});

/** `disabled`: by the platform, after days of failures (`failing`), or because its owner or it is gone. */
export const WebhookState = z.enum(['active', 'paused', 'disabled']);
export type WebhookState = z.infer<typeof WebhookState>;
export const WebhookReason = z.enum(['failing', 'gone', 'owner_revoked']);
export type WebhookReason = z.infer<typeof WebhookReason>;

/** An endpoint; its secrets by their times only. */
export const WebhookView = z.strictObject({
  endpoint: WebhookId,
  name: z.string(),
  url: z.string(),
  events: z.array(EventPattern),
  state: WebhookState,
  reason: WebhookReason.nullable(),
  /** The integrator it is of; `null` for the organisation's own. */
  integrator: z.string().nullable(),
  made_at: At,
  /** Since when nothing has got through; `null` while all is well. */
  failing_since: At.nullable(),
  /** Deliveries that are still to be made. */
  waiting: z.int().min(0),
  secrets: z.array(z.strictObject({ made_at: At, expires_at: At.nullable() })),
  revision: z.int().min(1),
});
export type WebhookView = z.infer<typeof WebhookView>;

/** `GET /v1/webhooks`. */
export const WebhookList = z.strictObject({ webhooks: z.array(WebhookView).max(100) });

/** The secret is shown once: `whsec_` and base64 (Standard Webhooks). */
export const WebhookSecret = z.strictObject({
  endpoint: WebhookId,
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/),
});

export const WebhookRemoved = z.strictObject({ removed: z.literal(true) });

/** `webhook.ping`, and a delivery that is made again. */
export const DeliveryAsked = z.strictObject({ delivery: z.uuid(), event: z.string() });

export const DeliveryState = z.enum(['waiting', 'delivered', 'given_up']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One event for one endpoint, and each try. Of answers there is the status alone. */
export const DeliveryView = z.strictObject({
  delivery: z.uuid(),
  /** `webhook-id` and `id` of the event: the same when it is delivered again. */
  event: z.string(),
  type: EventType,
  state: DeliveryState,
  made_at: At,
  ended_at: At.nullable(),
  attempts: z.array(
    z.strictObject({
      at: At,
      took_ms: z.int().min(0),
      status: z.int().nullable(),
      /** Why there is no status: `timed_out`, `address_not_public` … */
      failure: z.string().nullable(),
    }),
  ),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** `GET /v1/webhooks/{endpoint}/deliveries`, the latest first. */
export const ListDeliveries = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  state: DeliveryState.optional(),
});
export const DeliveryList = z.strictObject({
  deliveries: z.array(DeliveryView).max(100),
  cursor: z.string().nullable(),
});
