import {
  addCosignature,
  commitTo,
  entryBytes,
  type Happening,
  NoteSigner,
  type Opening,
} from '@consentry/ledger';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { LogInMemory } from '../../../ledger/src/log/log.fixture.ts';
import { canonical } from '../canonical-json.js';
import { zipOf } from './zip-of.ts';

/** 2026-11-22 16:00 in Beijing. */
export const NOW = Date.UTC(2026, 10, 22, 8);

/** What happens in the log of the tests, over and over. */
const HAPPENINGS: ReadonlyArray<Omit<Happening, 'at'>> = [
  {
    type: 'consent.given',
    purpose: 'pur_entrance',
    device: 'dev_north_gate',
    notice: '5f'.repeat(32),
    subject: 'per_0042',
    actor: 'per_0042',
    body: {
      consent_id: 'con_7',
      notice_version: 3,
      purposes: ['门禁', 'attendance'],
      granted: true,
      guardian: null,
    },
  },
  {
    type: 'notice.published',
    notice: '5f'.repeat(32),
    actor: 'sta_1',
    body: { version: 3, title: '人脸信息处理告知书' },
  },
  {
    type: 'face.erased',
    device: 'dev_north_gate',
    subject: 'per_0042',
    body: { level: 'E3', templates: 2, medium: 'ext4 data=ordered', at: '2026-11-22T08:00:00.000Z' },
  },
  { type: 'posture.changed', body: { row: 'R08.1', state: 'met' } },
];

/** A log of the real writer with two witnesses, and the files it gives. */
export class RealEvidence {
  readonly logSigner: NoteSigner;
  readonly witnessSigners: readonly NoteSigner[];
  readonly #openings: Opening[] = [];
  readonly #texts: string[] = [];
  readonly #memory: LogInMemory;

  /** @param witnesses how many cosign */
  constructor(witnesses = 2, origin = 'consentry.example/acme') {
    this.logSigner = NoteSigner.generate('log', origin);
    this.#memory = new LogInMemory(this.logSigner);
    this.witnessSigners = Array.from({ length: witnesses }, (_, number) =>
      NoteSigner.generate('witness', `witness.example/${number + 1}`),
    );
  }

  static async of(size: number, witnesses?: number, seen = NOW + 3_600_000): Promise<RealEvidence> {
    const real = new RealEvidence(witnesses);
    for (let index = 0; index < size; index++) {
      real.#happen({ ...(HAPPENINGS[index % HAPPENINGS.length] as Happening), at: NOW + index * 1000 });
    }
    await real.#publish(seen / 1000);
    return real;
  }

  get logKey(): string {
    return this.logSigner.key.toString();
  }

  get witnesses(): string[] {
    return this.witnessSigners.map(({ key }) => key.toString());
  }

  get checkpoint(): string {
    return this.#memory.published.at(-1) ?? '';
  }

  get size(): number {
    return this.#texts.length;
  }

  #happen(happening: Happening): void {
    const { entry, opening } = commitTo(happening);
    this.#openings.push(opening);
    this.#texts.push(entryBytes(entry).toString('utf8'));
    this.#memory.add(entryBytes(entry).toString('utf8'));
  }

  /** @param seconds when the first witness saw it */
  async #publish(seconds: number): Promise<void> {
    await this.#memory.log.integrate();
    const note = this.checkpoint;
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    this.#memory.published[this.#memory.published.length - 1] = this.witnessSigners.reduce(
      (cosigned, signer, number) => addCosignature(cosigned, signer.sign(text, seconds + number), signer.key),
      note,
    );
  }

  /** The members of an evidence file, for a test to change. */
  async members(index: number, opened = true): Promise<EvidenceMembers> {
    return {
      format: 'consentry.evidence@v1',
      entry: this.#texts[index] ?? '',
      opening: opened ? (this.#openings[index] ?? null) : null,
      proof: (await this.#memory.log.prove(index)) ?? '',
      log: this.logKey,
      witnesses: this.witnesses,
    };
  }

  async file(index: number, opened = true): Promise<string> {
    return canonical({ ...(await this.members(index, opened)) } as never);
  }

  /** The files of a bundle of every entry, without its manifest. */
  async bundleFiles(): Promise<Map<string, string>> {
    const files = new Map([
      ['log/checkpoint', this.checkpoint],
      ['log/keys.txt', `${[this.logKey, ...this.witnesses].join('\n')}\n`],
      ['posture.json', '{"rows":[]}'],
      ['documents/备案.txt', '备案材料'],
    ]);
    for (let index = 0; index < this.size; index++) {
      files.set(
        `entries/${String(index).padStart(10, '0')}.evidence.json`,
        await this.file(index, index % 2 === 0),
      );
    }
    return files;
  }

  async bundle(): Promise<Uint8Array<ArrayBuffer>> {
    const files = await this.bundleFiles();
    return zipOf([['manifest.json', await manifestOf(files)], ...files]);
  }
}

export interface EvidenceMembers {
  readonly format: string;
  readonly entry: string;
  readonly opening: Opening | null;
  readonly proof: string;
  readonly log: string;
  readonly witnesses: readonly string[];
}

/** The manifest of files that are as it says. */
export async function manifestOf(files: ReadonlyMap<string, string>): Promise<string> {
  const listed = await Promise.all(
    [...files].map(async ([path, text]) => {
      const bytes = Buffer.from(text);
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      return { path, sha256: digest, bytes: bytes.length };
    }),
  );
  return JSON.stringify({
    format: 'consentry.bundle@v1',
    organisation: '示例科技有限公司',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    asked: { purpose: 'pur_entrance' },
    made_at: '2026-11-23T01:00:00.000Z',
    files: listed,
  });
}
