import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });
/** Words of the access table: what a program may do. */
const Scopes = z
  .array(
    z
      .string()
      .regex(/^[a-z_]+(\.[a-z_]+)+$/)
      .max(64),
  )
  .min(1)
  .max(50);
const Sites = z.array(z.uuid()).max(500);

export const IntegratorId = z.uuid();

/**
 * `api_key`: the secret goes with each request as `Authorization: Bearer`. `oauth_client`: it goes to
 * `/v1/oauth/token` only, for a token that lives ten minutes (RFC 6749 § 4.4).
 */
const IntegratorKind = z.enum(['api_key', 'oauth_client']);

/** `POST /v1/api-keys`. */
export const NewIntegrator = z.strictObject({
  name: z.string().trim().min(1).max(64),
  kind: IntegratorKind,
  scopes: Scopes,
  sites: Sites.default([]),
});

/** A program of an integrator, as staff see it; its secrets by their times only. */
export const IntegratorView = z.strictObject({
  integrator: IntegratorId,
  name: z.string(),
  kind: IntegratorKind,
  scopes: Scopes,
  sites: Sites,
  state: z.enum(['active', 'revoked']),
  made_at: Instant,
  secrets: z.array(z.strictObject({ made_at: Instant, expires_at: Instant.nullable() })),
});
export type IntegratorView = z.infer<typeof IntegratorView>;

/** The secret is shown once. For an `oauth_client` the id is the `client_id`. */
export const IntegratorSecret = z.strictObject({
  integrator: IntegratorId,
  secret: z.string().regex(/^csk_[A-Za-z0-9_-]{43}$/),
});

/** `POST /v1/api-keys/{integrator}/rotation`: the old secret works for so long beside the new one. */
export const RotateSecret = z.strictObject({
  overlap_seconds: z
    .int()
    .min(0)
    .max(7 * 24 * 60 * 60)
    .default(24 * 60 * 60),
});

export const ListIntegrators = z.strictObject({ cursor: z.string().min(1).max(512).optional() });
export const IntegratorList = z.strictObject({
  integrators: z.array(IntegratorView),
  cursor: z.string().nullable(),
});

/** `GET /v1/api-keys/me`: what a program may do with what it just sent. */
export const IntegratorSelf = z.strictObject({ integrator: IntegratorId, scopes: Scopes, sites: Sites });

const Text = z.string().max(2048).optional();
/** `POST /v1/oauth/token` (RFC 6749 § 4.4.2); what is missing is answered as § 5.2 says. */
export const TokenRequest = z.object({
  grant_type: Text,
  scope: Text,
  client_id: Text,
  client_secret: Text,
});

/** RFC 6749 § 5.1. */
export const TokenAnswer = z.strictObject({
  access_token: z.string().regex(/^csa_[A-Za-z0-9_-]{43}$/),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
});
