import type { Write } from './account.ts';

/** Notes the step of a code that was taken, so that it is not taken again. */
export async function noteTotpStep(writing: Write, staff: string, step: number): Promise<void> {
  await writing.updateTable('staff').set({ totp_step: step }).where('staff', '=', staff).execute();
}

/** Sets password and authenticator app anew. */
export async function setPassword(
  writing: Write,
  staff: string,
  { hash, totpSealed, step }: { readonly hash: string; readonly totpSealed: string; readonly step: number },
): Promise<void> {
  await writing
    .updateTable('staff')
    .set({ password_hash: hash, totp_sealed: totpSealed, totp_step: step })
    .where('staff', '=', staff)
    .execute();
}
