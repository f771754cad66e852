import { randomBytes, randomUUID } from 'node:crypto';
import type { StaffRole } from '@consentry/contract';
import { inTransaction } from '@consentry/server';
import { hashPassword, sealSecret, totpCode, totpStep } from '@consentry/staff';
import type { Platform } from '../../platform.ts';
import { addStaff } from '../staff-store.ts';

/** An account with a password and an authenticator app. */
export interface KnownStaff {
  readonly staff: string;
  readonly login: string;
  readonly password: string;
  /** The code the app shows at an instant. */
  readonly code: (now: number) => string;
}

const PASSWORD = 'correct horse battery';
let hashed: Promise<string> | undefined;

/** Adds such an account. Its hash is made once for all tests: it costs a fifth of a second. */
export async function knownStaff(
  { context }: Pick<Platform, 'context'>,
  roles: readonly StaffRole[] = ['operator'],
): Promise<KnownStaff> {
  const staff = randomUUID();
  const login = `wang.${staff.slice(0, 8)}`;
  const password = PASSWORD;
  const secret = randomBytes(20);
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  await inTransaction(context.database, async (writing) =>
    addStaff(writing, {
      staff,
      login,
      roles,
      passwordHash,
      name: '王芳',
      sites: [],
      totpSealed: sealSecret(context.keys.secret, staff, secret),
      totpStep: -1,
      joinedAt: context.now(),
    }),
  );
  return { staff, login, password, code: (now) => totpCode(secret, totpStep(now)) };
}
