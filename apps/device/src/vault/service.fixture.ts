import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GateFacts } from '@consentry/law';
import { Template } from '@consentry/recognition';
import { openVault, softwareCustody, type Vault } from '@consentry/vault';
import type { Confinement } from './confinement.ts';
import type { Eyes } from './eyes.ts';

export const MODEL = 'a1'.repeat(32);
export const DEVICE = 'door-3';
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export const CONFINED: Confinement = {
  confined: true,
  denied: ['net', 'child', 'worker', 'addons', 'ffi', 'inspector', 'wasi', 'fs_read', 'fs_write'],
};

/** Facts on which the law says yes at `now`. */
export function lawfulFacts(
  act: 'enrol' | 'verify' | 'identify',
  consent: string,
  now: number,
  mode: 'verify' | 'identify' = act === 'identify' ? 'identify' : 'verify',
): GateFacts {
  const file = mode === 'identify' ? 'base-identify.json' : 'base.json';
  const url = new URL(`../../../../vectors/law/${file}`, import.meta.url);
  const facts = GateFacts.parse(JSON.parse(readFileSync(url, 'utf8')));
  if (facts.consent === null || facts.purpose.assessment === null) throw new Error('The vector lacks facts.');
  const at = (offset: number) => new Date(now + offset).toISOString();
  return {
    ...facts,
    purpose: { ...facts.purpose, assessment: { ...facts.purpose.assessment, approved_at: at(-30 * DAY) } },
    notice: { ...facts.notice, presented: { digest: facts.notice.digest, at: at(-10 * MINUTE) } },
    consent: { ...facts.consent, id: consent, decided_at: at(-9 * MINUTE), not_after: at(300 * DAY) },
    device: {
      ...facts.device,
      id: DEVICE,
      sign_approved_at: at(-20 * DAY),
      capture_area: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    },
  };
}

/** Template of a person nobody is, told by a number; a little different at each `take`. */
export function syntheticTemplate(person: number, take = 0): Template {
  const values = Float32Array.from({ length: 128 }, (_, i) => Math.sin((i + 1) * (person + 1) * 1.7));
  return Template.fromValues(
    values.map((value, i) => value + 0.02 * Math.sin(i + take)),
    MODEL,
  );
}

/** Eyes for photos of two bytes: the person, and 0 for a usable frame. */
export const syntheticEyes: Eyes & { take: number } = {
  digest: MODEL,
  take: 0,
  async look(_permit, photo) {
    if (photo[1] !== 0) return { template: null, reasons: ['too_dark', 'turned_away'] };
    this.take++;
    return { template: syntheticTemplate(photo[0] ?? 0, this.take), reasons: [] };
  },
};

export function syntheticVault(folder: string, now: () => number): Vault {
  return openVault({
    folder,
    device: DEVICE,
    custody: softwareCustody(folder, randomBytes),
    now,
    random: randomBytes,
    model: MODEL,
    rule: () => ({ threshold: 0.9, centred: false }),
  });
}

/** A folder of its own, removed at the end. */
export function temporaryFolder(): { readonly folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
