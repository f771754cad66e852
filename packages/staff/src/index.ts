export {
  type Account,
  type Accounts,
  factorsOf,
  type SessionShown,
  type SignInMeans,
} from './account.ts';
export { type FactorAction, factorRoutes } from './factor-routes.ts';
export { findStaffBySession } from './find-staff.ts';
export { firstFactors, offerFactors, takeFirstPasskey } from './first-factor.ts';
export {
  drawInvitation,
  endInvitationsBy,
  INVITATION_MS,
  type Invitation,
  invitationOf,
  type NewInvitation,
  noteBegun,
  SET_UP_MS,
  useInvitation,
} from './invitation.ts';
export { KNOWN_MS, knownClient, knownCookie } from './known-client.ts';
export { makeMarkedNonce, openMarkedNonce } from './marked-nonce.ts';
export { type ChallengeFor, CHALLENGE_MS, makeChallenge, useChallenge } from './passkey/challenge.ts';
export {
  challengeOf,
  creationOptions,
  type Passkey,
  type PasskeyOwner,
  relyingPartyOf,
  requestOptions,
} from './passkey/passkey.ts';
export { addPasskey, findPasskey, listPasskeys, removePasskey } from './passkey/passkey-store.ts';
export type { PasskeyTables } from './passkey/passkey-tables.ts';
export { PASSKEYS_MAX, passkeyViews, showPasskey, takePasskey } from './passkey/take-passkey.ts';
export { isWeakPassword } from './password.ts';
export { checkPassword, hashPassword } from './password-hash.ts';
export { openSecret, sealSecret } from './sealed-secret.ts';
export { drawToken, hashToken, isToken } from './secrets.ts';
export {
  endsOf,
  isOver,
  type SessionTimes,
  SIGN_OF_LIFE_MS,
  STAFF_IDLE_MS,
  STAFF_LIFE_MS,
} from './session.ts';
export { answerWithSession } from './session-answer.ts';
export { bearerOf, carriedToken, noSessionCookie, sessionCookie } from './session-cookie.ts';
export { type SessionAction, sessionRoutes } from './session-routes.ts';
export { beginSession, endSession, endSessionsOf, findSession } from './session-store.ts';
export { sessionTokenOf } from './session-token.ts';
export { SIGN_IN_PROBLEMS } from './sign-in-problems.ts';
export { noteStaffEvent, STAFF_STREAM } from './staff-events.ts';
export { staffOf } from './staff-of.ts';
export { sweepSignIns } from './sweep.ts';
export type {
  FactorColumns,
  InvitationColumns,
  SignInTables,
  StaffSessionTable,
  TryTable,
} from './tables.ts';
export { findTotpStep, TOTP_SECRET_BYTES, toBase32, totpCode, totpStep, totpUri } from './totp.ts';
export {
  countTries,
  countTriesOfAddress,
  PASSKEYS_OF_ADDRESS,
  type Tried,
  TRIES_MS,
  TRIES_OF_ACCOUNT,
  TRIES_OF_ADDRESS,
} from './tries.ts';
