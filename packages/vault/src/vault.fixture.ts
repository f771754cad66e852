import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorize, GateFacts, type Permit } from '@consentry/law';
import { Template } from '@consentry/recognition';
import { openVault, type Vault, type VaultOptions } from './vault.ts';
import { softwareCustody } from './root-key.ts';

/** Digest that stands for models in tests. */
export const MODEL = 'a1'.repeat(32);
export const DEVICE = 'door-3';
/** A moment at which the facts of the vectors are lawful. */
export const NOW = Date.parse('2026-11-20T02:00:00Z');
export const DAY = 86_400_000;

const BASE = new URL('../../../vectors/law/', import.meta.url);

function factsOf(name: string): GateFacts {
  return GateFacts.parse(JSON.parse(readFileSync(new URL(name, BASE), 'utf8')));
}

/** Lawful facts for an act, resting on `consent`. */
export function lawfulFacts(
  act: 'enrol' | 'verify' | 'identify',
  consent: string,
  purpose?: string,
): GateFacts {
  const facts = factsOf(act === 'identify' ? 'base-identify.json' : 'base.json');
  if (facts.consent === null) throw new Error('The vector has no consent.');
  const id = purpose ?? facts.purpose.id;
  return {
    ...facts,
    purpose: { ...facts.purpose, id },
    notice: { ...facts.notice, purpose_id: id },
    consent: { ...facts.consent, id: consent, purpose_id: id },
  };
}

/** Gets a real permit from the law. */
export function permitFor<A extends 'enrol' | 'verify' | 'identify'>(
  act: A,
  consent: string,
  options: {
    readonly now?: number;
    readonly purpose?: string;
    readonly device?: string;
    readonly mode?: 'identify';
  } = {},
): Permit<A> {
  const facts = lawfulFacts(options.mode ?? act, consent, options.purpose);
  const decision = authorize(
    act,
    { ...facts, device: { ...facts.device, id: options.device ?? facts.device.id } },
    options.now ?? NOW,
  );
  if (!decision.permitted) throw new Error(decision.broken.map(({ code }) => code).join());
  return decision.permit;
}

/** Values of a person nobody is: the same for the same seed, moved a little by `noise`. */
export function syntheticValues(seed: number, noise = 0, length = 128): Float32Array {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Float32Array.from({ length }, () => next()).map(
    (value, i) => value + noise * Math.sin(i * 7.1 + seed),
  );
}

export function syntheticTemplate(seed: number, noise = 0, model: string = MODEL): Template {
  return Template.fromValues(syntheticValues(seed, noise), model);
}

/** A store folder of its own, removed at the end. */
export function temporaryFolder(): { readonly folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-vault-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

export function open(folder: string, changes: Partial<VaultOptions> = {}): Vault {
  const random = changes.random ?? randomBytes;
  return openVault({
    folder,
    device: DEVICE,
    custody: softwareCustody(folder, random),
    now: () => NOW,
    random,
    model: MODEL,
    rule: () => ({ threshold: 0.7, centred: false }),
    ...changes,
  });
}
