// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from '@consentry/contract';
import { renewStore, retireStore, ROOT_KEY_FILE, softwareCustody } from '@consentry/vault';
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { CipherTap, decipher, type Sealing } from './cipher-tap.ts';
import { formsOf, Needles } from './needles.ts';

/** Bytes of a key; what is longer and sealed is a template. */
const KEY_BYTES = 32;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isKey = ({ plain }: Sealing): boolean => plain.length === KEY_BYTES;

/** How a store lives. */
interface Life {
  readonly suite?: Suite;
  /** Whether a platform keeps a share of each key. */
  readonly joined?: boolean;
}

/** A template as it was sealed, and its data key as it was wrapped first. */
interface SealedTemplate {
  readonly template: Sealing;
  readonly wrap: Sealing;
}

/** A vault in which people enrolled and half of them withdrew, and every secret it ever had. */
export class LivedStore implements Disposable {
  readonly folder: string;
  readonly #tap = new CipherTap();
  readonly #suite: Suite;
  readonly #vectors: readonly Uint8Array[];
  readonly #shares: readonly Uint8Array[];
  readonly #consents: readonly string[];
  /** Keys that turned templates: the first, and those of renewals. */
  readonly #rotationKeys: Buffer[] = [];
  /** One of each person; every other one leaves. */
  #sealed: readonly SealedTemplate[];
  /** What a renewal put another in the place of. */
  #replaced: readonly SealedTemplate[] = [];
  #vault: ReturnType<typeof open> | null;

  constructor(folder: string, people: number, { suite = 'std', joined = false }: Life = {}) {
    this.folder = folder;
    this.#suite = suite;
    const vault = open(folder, { suite });
    this.#vault = vault;
    this.#consents = Array.from({ length: people }, () => randomUUID());
    this.#shares = joined ? this.#consents.map(() => randomBytes(KEY_BYTES)) : [];
    this.#vectors = this.#consents.map((_, person) => vectorOf(person));
    this.#sealed = this.#consents.map((consent, person) => {
      using template = syntheticTemplate(person + 1);
      const share = this.#shares[person];
      if (share !== undefined) vault.takeShare(consent, share);
      const [sealed] = this.#during(() =>
        vault.enrol(permitFor('enrol', consent), template, NOW + 340 * DAY),
      );
      if (sealed === undefined) throw new Error('A template was not sealed once.');
      return sealed;
    });
  }

  /** Every other person withdraws; their erasures are settled. */
  withdrawHalf(): void {
    for (const consent of this.#consents.filter((_, i) => i % 2 === 0)) this.#vault?.erase(consent);
    this.#vault?.settle();
  }

  /** Puts a new rotation key in force; those who are left are sealed anew under it. */
  renew(): void {
    this.close();
    const options = {
      folder: this.folder,
      custody: softwareCustody(this.folder, randomBytes),
      random: randomBytes,
    };
    const before = this.#sealed;
    const anew = this.#during(() => renewStore({ ...options, now: NOW }));
    this.#replaced = before;
    this.#sealed = anew;
    this.#vault = open(this.folder, { suite: this.#suite });
  }

  /** Empties it for good. @returns every key there was, as it lay there, and the root key as it is */
  retire(): { readonly wrapped: readonly Uint8Array[]; readonly root: Uint8Array } {
    this.close();
    const path = join(this.folder, ROOT_KEY_FILE);
    const root = Buffer.from(readFileSync(path).subarray(8, 8 + KEY_BYTES));
    const custody = softwareCustody(this.folder, randomBytes);
    retireStore({ folder: this.folder, custody, random: randomBytes, now: NOW });
    return { root, wrapped: this.#tap.sealings.filter(isKey).map(({ ciphertext }) => ciphertext) };
  }

  close(): void {
    this.#vault?.close();
    this.#vault = null;
  }

  [Symbol.dispose](): void {
    this.close();
    this.#tap[Symbol.dispose]();
  }

  /** Templates sealed during a work, each with its data key. A key that was wrapped before any of them turns them. */
  #during(work: () => void): readonly SealedTemplate[] {
    const from = this.#tap.sealings.length;
    work();
    const made = this.#tap.sealings.slice(from);
    const templates = made.filter((one) => !isKey(one));
    const first = made.findIndex((one) => !isKey(one));
    const rotation = made.slice(0, first).find(isKey);
    if (rotation !== undefined) this.#rotationKeys.push(rotation.plain);
    const wraps = made.slice(first).filter(isKey);
    return templates.flatMap((template, at) => {
      const wrap = wraps[at];
      return wrap === undefined ? [] : [{ template, wrap }];
    });
  }

  /** Templates that no key may open any more, and those that are there. */
  get #gone(): readonly SealedTemplate[] {
    return this.#replaced.length > 0 ? this.#replaced : this.#sealed.filter((_, i) => i % 2 === 0);
  }

  get #living(): readonly SealedTemplate[] {
    return this.#replaced.length > 0 ? this.#sealed : this.#sealed.filter((_, i) => i % 2 === 1);
  }

  /** Sealings of keys of templates and rotations that are over. */
  get #goneWraps(): readonly Sealing[] {
    const keys = new Set(this.#gone.map(({ wrap }) => hex(wrap.plain)));
    for (const key of this.#rotationKeys.slice(0, -1)) keys.add(hex(key));
    return this.#tap.sealings.filter(({ plain }) => keys.has(hex(plain)));
  }

  /** Sealings of keys that wrap data keys, in their order: the last one is that of the epoch now. */
  get #epochs(): readonly Sealing[] {
    const others = new Set([...this.#replaced, ...this.#sealed].map(({ wrap }) => hex(wrap.plain)));
    for (const key of this.#rotationKeys) others.add(hex(key));
    return this.#tap.sealings.filter((one) => isKey(one) && !others.has(hex(one.plain)));
  }

  /** Plain vectors, plain keys and shares, which no disk of a device may ever have. */
  get plain(): readonly Uint8Array[] {
    const all = [...this.#replaced, ...this.#sealed];
    const vectors = [...this.#vectors, ...all.map(({ template }) => template.plain)];
    const shares = this.#shares.flatMap((share) => [share, Buffer.from(hex(share))]);
    return [
      ...vectors.flatMap((vector) => Object.values(formsOf(vector)).flat()),
      ...all.flatMap(({ template, wrap }) => [template.key, wrap.plain]),
      ...this.#epochs.map(({ plain }) => plain),
      ...this.#rotationKeys,
      ...shares,
      ...shares.map((share) => Buffer.from(Buffer.from(share).toString('base64'))),
    ];
  }

  /** Sealed templates that are over. */
  get goneTemplates(): readonly Uint8Array[] {
    return this.#gone.map(({ template }) => template.ciphertext.subarray(0, 24));
  }

  /** Wrapped keys that are over, as each epoch wrapped them. */
  get goneKeys(): readonly Uint8Array[] {
    return this.#goneWraps.map(({ ciphertext }) => ciphertext);
  }

  /** Wrapped keys of the epochs before this one. */
  get oldEpochs(): readonly Uint8Array[] {
    return this.#epochs.slice(0, -1).map(({ ciphertext }) => ciphertext);
  }

  /** How many of these wrapped keys a key of today opens, and how many the key that wrapped them does. */
  opening(found: Iterable<Uint8Array>): { readonly today: number; readonly then: number } {
    const last = this.#epochs.at(-1);
    const living = new Set(this.#living.map(({ wrap }) => hex(wrap.plain)));
    const wrapping = this.#tap.sealings.filter(({ plain }) => living.has(hex(plain))).slice(-living.size);
    const today = [
      ...this.#living.map(({ wrap }) => wrap.plain),
      ...wrapping.map(({ key }) => key),
      ...(last === undefined ? [] : [last.plain, last.key]),
    ];
    const wraps = new Map(this.#goneWraps.map((wrap) => [hex(wrap.ciphertext), wrap]));
    let count = { today: 0, then: 0 };
    for (const bytes of found) {
      const wrap = wraps.get(hex(bytes));
      if (wrap === undefined) continue;
      const opens = (key: Buffer): boolean => decipher(key, wrap).equals(wrap.plain);
      count = { today: count.today + Number(today.some(opens)), then: count.then + Number(opens(wrap.key)) };
    }
    return count;
  }

  /** How many templates of those who are left open by their data keys, as who has the whole disk unwraps them. */
  get openByTheDiskAlone(): number {
    return this.#living.filter(({ template, wrap }) => decipher(wrap.plain, template).equals(template.plain))
      .length;
  }
}

function vectorOf(person: number): Uint8Array {
  using template = syntheticTemplate(person + 1);
  return template.toBytes();
}

/** Which of the needles are there at least once. */
export function findIn(haystack: Buffer, needles: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Needles(needles).count(haystack).keys()];
}
