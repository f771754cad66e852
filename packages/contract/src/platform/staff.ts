import { z } from 'zod';

const Instant = z.iso.datetime({ offset: true });

/** Duties of staff. Which of them one person may have together is said by the platform. */
export const StaffRole = z.enum(['operator', 'dpo', 'installer', 'auditor', 'admin']);
export type StaffRole = z.infer<typeof StaffRole>;

const Roles = z.array(StaffRole).min(1).max(5);
const Sites = z.array(z.uuid()).max(500);

/** Name an account is signed in with: lower case, so that nobody can look like somebody else. */
export const StaffLogin = z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,63}$/);
/** Name colleagues know somebody by. */
export const StaffName = z.string().trim().min(1).max(64);
/** Length is what counts; any characters. Easy ones are refused (`password_weak`). */
export const Password = z.string().min(12).max(128);
/** Six digits of RFC 6238. */
export const TotpCode = z.string().regex(/^\d{6}$/);
/** 256 random bits behind a prefix that says what it opens; shown once. */
export const Token = z.string().regex(/^cs[a-z]_[A-Za-z0-9_-]{43}$/);

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/);
const Key = {
  id: Base64Url.min(1).max(1400),
  rawId: Base64Url.min(1).max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(32).nullish(),
  clientExtensionResults: z.object({}).default({}),
};

/** What an authenticator answers at sign-in (WebAuthn Level 3, `AuthenticationResponseJSON`). */
export const PasskeyAssertion = z.object({
  ...Key,
  response: z.object({
    clientDataJSON: Base64Url.max(4096),
    authenticatorData: Base64Url.max(4096),
    signature: Base64Url.max(4096),
    userHandle: Base64Url.max(128).nullish(),
  }),
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** What an authenticator answers when it makes a passkey (`RegistrationResponseJSON`). */
export const PasskeyAttestation = z.object({
  ...Key,
  response: z.object({
    clientDataJSON: Base64Url.max(4096),
    attestationObject: Base64Url.max(32_768),
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
});
export type PasskeyAttestation = z.infer<typeof PasskeyAttestation>;

/** Options for `navigator.credentials.get`; whoever has a passkey here chooses it (no name is asked for). */
export const PasskeyRequest = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  userVerification: z.literal('required'),
  timeout: z.int(),
});
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

/** Options for `navigator.credentials.create`. */
export const PasskeyCreation = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
  excludeCredentials: z.array(z.strictObject({ type: z.literal('public-key'), id: z.string() })),
  timeout: z.int(),
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;

/** `cookie` for a browser; `bearer` for a program, which gets a token to send as `Authorization: Bearer`. */
const Carrier = z.enum(['cookie', 'bearer']).default('cookie');

/** `POST /v1/sessions`: never by face. */
export const StaffSignIn = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('password'),
    login: z.string().min(1).max(64),
    password: z.string().min(1).max(128),
    code: TotpCode,
    carrier: Carrier,
  }),
  z.strictObject({ way: z.literal('passkey'), passkey: PasskeyAssertion, carrier: Carrier }),
]);
export type StaffSignIn = z.infer<typeof StaffSignIn>;

/** `POST /v1/sessions/current/step-up`: a second factor, for what affects many persons. */
export const StepUp = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('totp'), code: TotpCode }),
  z.strictObject({ way: z.literal('passkey'), passkey: PasskeyAssertion }),
]);

/** Who is signed in. `token` is there only for a program, and only when the session begins or is renewed. */
export const StaffSession = z.strictObject({
  staff: z.uuid(),
  name: z.string(),
  roles: Roles,
  sites: Sites,
  /** Actions of docs/access.md that one of the roles may do, somewhere: what a screen need not show is left out. */
  may: z.array(z.string()).max(500),
  /** Until then, when nothing is done. */
  idle_ends_at: Instant,
  /** Until then, whatever is done. */
  ends_at: Instant,
  stepped_up_until: Instant.nullable(),
  token: Token.optional(),
});
export type StaffSession = z.infer<typeof StaffSession>;

export const StaffState = z.enum(['active', 'suspended']);

/** An account of staff, as colleagues see it. */
export const StaffView = z.strictObject({
  staff: z.uuid(),
  login: StaffLogin,
  name: z.string(),
  roles: Roles,
  sites: Sites,
  state: StaffState,
  joined_at: Instant,
  version: z.int(),
});
export type StaffView = z.infer<typeof StaffView>;

/** `PATCH /v1/staff/{staff}` with `If-Match`; ends the sessions of that account at once. */
export const ChangeStaff = z.strictObject({
  roles: Roles.optional(),
  sites: Sites.optional(),
  state: StaffState.optional(),
});

/** `POST /v1/staff/invitations`. */
export const InviteStaff = z.strictObject({ roles: Roles, sites: Sites });

/** A link that one person can use once. It is shown once; the token is behind the `#`, so no server logs it. */
export const StaffLink = z.strictObject({
  link: z.url(),
  token: Token,
  roles: Roles,
  sites: Sites,
  expires_at: Instant,
});

/** `POST /v1/staff/joinings`: whoever has the link sees what it gives, and gets what the factors are made of. */
export const BeginJoining = z.strictObject({ token: Token, login: StaffLogin, name: StaffName });
export const JoiningView = z.strictObject({
  roles: Roles,
  sites: Sites,
  expires_at: Instant,
  /** Base32, to type into an authenticator app; `totp_uri` is the same as a link or a QR code. */
  totp_secret: z.string(),
  totp_uri: z.string(),
  passkey: PasskeyCreation,
});

/** `POST /v1/staff/joinings/complete`: makes the account with a first way to sign in. */
export const CompleteJoining = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('password'),
    token: Token,
    password: Password,
    code: TotpCode,
    carrier: Carrier,
  }),
  z.strictObject({ way: z.literal('passkey'), token: Token, passkey: PasskeyAttestation, carrier: Carrier }),
]);

export const PasskeyView = z.strictObject({
  /** Id the authenticator gave, base64url. */
  passkey: z.string(),
  made_at: Instant,
  used_at: Instant.nullable(),
});

export const PasskeyList = z.strictObject({ passkeys: z.array(PasskeyView) });

/** `POST /v1/staff/me/app-offers`: the secret of a new authenticator app, and what it is confirmed with. */
export const AppOffer = z.strictObject({
  totp_secret: z.string(),
  totp_uri: z.string(),
  offer: z.string().max(256),
});

/** `PUT /v1/staff/me/password`: password and authenticator app go together. */
export const SetPassword = z.strictObject({
  password: Password,
  offer: z.string().max(256),
  code: TotpCode,
});

export const StaffId = z.uuid();

/** `GET /v1/staff`. */
export const ListStaff = z.strictObject({ cursor: z.string().min(1).max(512).optional() });
export const StaffList = z.strictObject({ staff: z.array(StaffView), cursor: z.string().nullable() });
