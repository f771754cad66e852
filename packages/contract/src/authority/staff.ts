import { z } from 'zod';
import { ListStaff, PasskeyCreation, StaffLogin, StaffView, Token } from '../platform/staff.ts';
import { DepartmentId } from './department.ts';
import { At } from '../written.ts';

/** `manager` has the accounts, `officer` the cases, `auditor` reads who read what and does nothing else. */
export const AuthorityRole = z.enum(['manager', 'officer', 'auditor']);
export type AuthorityRole = z.infer<typeof AuthorityRole>;
const Roles = z.array(AuthorityRole).min(1).max(3);

/** `pending` until a second colleague approved who joined; only then do they sign in. */
export const AuthorityStaffState = z.enum(['pending', 'active', 'suspended']);

/** Who is signed in at an authority. */
export const AuthoritySession = z.strictObject({
  staff: z.uuid(),
  name: z.string(),
  roles: Roles,
  department: DepartmentId,
  /** Actions of docs/access-authority.md that one of the roles may do, somewhere. */
  may: z.array(z.string()).max(500),
  idle_ends_at: At,
  ends_at: At,
  stepped_up_until: At.nullable(),
  token: Token.optional(),
});
export type AuthoritySession = z.infer<typeof AuthoritySession>;

/** An account at an authority, as colleagues see it. */
export const AuthorityStaffView = z.strictObject({
  staff: z.uuid(),
  login: StaffLogin,
  name: z.string(),
  roles: Roles,
  department: DepartmentId,
  state: AuthorityStaffState,
  invited_by: z.uuid().nullable(),
  approved_by: z.uuid().nullable(),
  joined_at: At,
  /** When its duties or state were last changed, or it was approved; `null` before. */
  changed_at: At.nullable(),
  changed_by: z.uuid().nullable(),
  version: StaffView.shape.version,
});
export type AuthorityStaffView = z.infer<typeof AuthorityStaffView>;
/** `GET /v1/staff`: of one's own department, or of one that it still looks after. */
export const ListOfficials = z.strictObject({ ...ListStaff.shape, department: DepartmentId.optional() });
export const AuthorityStaffList = z.strictObject({
  staff: z.array(AuthorityStaffView),
  cursor: z.string().nullable(),
});

/** `POST /v1/staff/invitations`. */
export const InviteOfficial = z.strictObject({ roles: Roles, department: DepartmentId });
/** A link that one person can use once; the token is behind the `#`. */
export const OfficialLink = z.strictObject({
  link: z.url(),
  token: Token,
  ...InviteOfficial.shape,
  expires_at: At,
});

/** `PATCH /v1/staff/{staff}` with `If-Match`; ends the sessions of that account at once. */
export const ChangeOfficial = z.strictObject({
  roles: Roles.optional(),
  state: AuthorityStaffState.exclude(['pending']).optional(),
});

/** `POST /v1/staff/joinings`: what a link gives, and what the first way to sign in is made of. */
export const OfficialJoining = z.strictObject({
  roles: Roles,
  department: DepartmentId,
  expires_at: At,
  totp_secret: z.string(),
  totp_uri: z.string(),
  passkey: PasskeyCreation,
});
/** `session` only where no colleague has to approve: the first two of the first department. */
export const OfficialJoined = z.strictObject({
  state: AuthorityStaffState,
  session: AuthoritySession.nullable(),
});
export type OfficialJoined = z.infer<typeof OfficialJoined>;
