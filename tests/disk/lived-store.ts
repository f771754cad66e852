// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';
import { CipherTap, decipher, type Sealing } from './cipher-tap.ts';
import { formsOf, Needles } from './needles.ts';

/** Bytes of a key; what is longer and sealed is a template. */
const KEY_BYTES = 32;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A vault in which people enrolled and half of them withdrew, and every secret it ever had. */
export class LivedStore implements Disposable {
  readonly folder: string;
  readonly #tap = new CipherTap();
  readonly #vault: ReturnType<typeof open>;
  readonly #consents: readonly string[];
  readonly #vectors: readonly Uint8Array[];
  #isOpen = true;

  constructor(folder: string, people: number) {
    this.folder = folder;
    this.#vault = open(folder);
    this.#consents = Array.from({ length: people }, () => randomUUID());
    this.#vectors = this.#consents.map((consent, person) => {
      using template = syntheticTemplate(person + 1);
      this.#vault.enrol(permitFor('enrol', consent), template, NOW + 340 * DAY);
      return template.toBytes();
    });
    if (this.#templates.length !== people) throw new Error('Not each template was sealed once.');
  }

  /** Every other person withdraws; their erasures are settled. */
  withdrawHalf(): void {
    for (const consent of this.#consents.filter((_, i) => i % 2 === 0)) this.#vault.erase(consent);
    this.#vault.settle();
  }

  close(): void {
    if (this.#isOpen) this.#vault.close();
    this.#isOpen = false;
  }

  [Symbol.dispose](): void {
    this.close();
    this.#tap[Symbol.dispose]();
  }

  get #templates(): readonly Sealing[] {
    return this.#tap.sealings
      .filter(({ plain }) => plain.length > KEY_BYTES)
      .slice(0, this.#consents?.length);
  }

  /** Data keys of those who withdrew, or of those who did not. */
  #dataKeys(gone: boolean): readonly Buffer[] {
    return this.#templates.filter((_, i) => (i % 2 === 0) === gone).map(({ key }) => key);
  }

  /** Sealings of these keys. */
  #wrapsOf(keys: readonly Buffer[]): readonly Sealing[] {
    const wanted = new Set(keys.map(hex));
    return this.#tap.sealings.filter(({ plain }) => wanted.has(hex(plain)));
  }

  /** Sealings of keys that wrap data keys, in their order: the last one is that of the epoch now. */
  get #epochs(): readonly Sealing[] {
    const data = new Set(this.#templates.map(({ key }) => hex(key)));
    return this.#tap.sealings.filter(({ plain }) => plain.length === KEY_BYTES && !data.has(hex(plain)));
  }

  /** Plain vectors and plain keys, which no disk may ever have. */
  get plain(): readonly Uint8Array[] {
    const sealed = this.#templates.map(({ plain }) => plain);
    const vectors = [...this.#vectors, ...sealed].flatMap((vector) => Object.values(formsOf(vector)).flat());
    const keys = this.#templates.map(({ key }) => key);
    return [...vectors, ...keys, ...this.#epochs.map(({ plain }) => plain)];
  }

  /** Sealed templates of those who withdrew. */
  get goneTemplates(): readonly Uint8Array[] {
    return this.#templates.filter((_, i) => i % 2 === 0).map(({ ciphertext }) => ciphertext.subarray(0, 24));
  }

  /** Wrapped data keys of those who withdrew, of every epoch. */
  get goneKeys(): readonly Uint8Array[] {
    return this.#wrapsOf(this.#dataKeys(true)).map(({ ciphertext }) => ciphertext);
  }

  /** Wrapped keys of the epochs before this one. */
  get oldEpochs(): readonly Uint8Array[] {
    return this.#epochs.slice(0, -1).map(({ ciphertext }) => ciphertext);
  }

  /** How many of these wrapped keys a key of today opens, and how many the key that wrapped them does. */
  opening(found: Iterable<Uint8Array>): { readonly today: number; readonly then: number } {
    const last = this.#epochs.at(-1);
    const living = this.#dataKeys(false);
    const wrapping = this.#wrapsOf(living)
      .slice(-living.length)
      .map(({ key }) => key);
    const today = [...living, ...wrapping, ...(last === undefined ? [] : [last.plain, last.key])];
    const wraps = new Map(this.#wrapsOf(this.#dataKeys(true)).map((wrap) => [hex(wrap.ciphertext), wrap]));
    let count = { today: 0, then: 0 };
    for (const bytes of found) {
      const wrap = wraps.get(hex(bytes));
      if (wrap === undefined) continue;
      const opens = (key: Buffer): boolean => decipher(key, wrap).equals(wrap.plain);
      count = { today: count.today + Number(today.some(opens)), then: count.then + Number(opens(wrap.key)) };
    }
    return count;
  }
}

/** Which of the needles are there at least once. */
export function findIn(haystack: Buffer, needles: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Needles(needles).count(haystack).keys()];
}
