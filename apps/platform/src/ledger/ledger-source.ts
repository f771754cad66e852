import { createPublicKey } from 'node:crypto';
import { type Happening, NoteKey } from '@consentry/ledger';
import type { LedgerSource, OwnKey, Told } from '@consentry/ledger-server';
import type { Reading, Writing } from '@consentry/server';
import { findDevice } from '../device/device-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { erasedUntil, OPENINGS_ERASED } from './erase-openings.ts';
import { evidenceOf } from './evidence-of.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** What hands out whole records: given for an authority, it is what the authority reads. */
const HANDED_OUT: ReadonlySet<string> = new Set(['evidence.bundle', 'record.extract']);

/** The events of a platform, and each access to personal data. */
export const platformSource = {
  evidenceOf: (reading: Read, told: Told) => withSubject(reading, evidenceOf(told)),

  /** What happened before a person was erased has no opening, also where it gets its place only after. */
  isErased: async (reading: Read, person: string, { at, kind }: Told) => {
    if (kind === OPENINGS_ERASED) return false;
    const until = await erasedUntil(reading, person);
    return until !== null && at <= until;
  },

  isWaiting: async (reading: Read) =>
    (await reading.selectFrom('ledger_waiting').select('access').limit(1).execute()).length > 0,

  takeWaiting: async (writing: Write, limit: number): Promise<readonly Told[]> => {
    const rows = await writing
      .selectFrom('ledger_waiting')
      .innerJoin('accesses', 'accesses.access', 'ledger_waiting.access')
      .selectAll('accesses')
      .orderBy('accesses.at')
      .orderBy('accesses.access')
      .limit(limit)
      .execute();
    if (rows.length === 0) return [];
    const ids = rows.map(({ access }) => access);
    await writing.deleteFrom('ledger_waiting').where('access', 'in', ids).execute();
    return rows.map(({ access, at, by_id, person, ...rest }) => ({
      stream: accessStream(access),
      sequence: 1,
      kind:
        HANDED_OUT.has(rest.action) && rest.reason === 'authority'
          ? 'authority.read'
          : 'personal_data.accessed',
      at,
      body: JSON.stringify({
        ...rest,
        ...(person === null ? {} : { person }),
        ...(by_id === '' ? {} : { by: by_id }),
      }),
    }));
  },
} satisfies LedgerSource;

/** Each access is a stream of one event. */
export function accessStream(access: string): string {
  return `accesses/${access}`;
}

/** What names a consent or a verification is about its person, so that they find it. */
async function withSubject(reading: Read, happening: Happening | null): Promise<Happening | null> {
  if (happening === null || happening.subject !== undefined) return happening;
  const { consent, consent_id, verification_id } = happening.body;
  const named = consent ?? consent_id;
  if (typeof named === 'string') {
    const row = await reading
      .selectFrom('consents')
      .select(['person', 'purpose'])
      .where('consent', '=', named)
      .executeTakeFirst();
    return row === undefined ? happening : about(happening, row);
  }
  if (typeof verification_id !== 'string') return happening;
  const row = await reading
    .selectFrom('verifications')
    .select(['person', 'purpose', 'claimed_by', 'way'])
    .where('verification', '=', verification_id)
    .executeTakeFirst();
  if (row === undefined) return happening;
  const device = happening.device ?? row.claimed_by ?? undefined;
  const body = { ...happening.body, way: happening.body['way'] ?? row.way };
  return about({ ...happening, body, ...(device === undefined ? {} : { device }) }, row);
}

function about(
  happening: Happening,
  { person, purpose }: { readonly person: string | null; readonly purpose: string },
): Happening {
  const subject = person === null ? {} : { subject: person };
  return { ...happening, ...subject, purpose: happening.purpose ?? purpose };
}

/** Under this name, with its id after it, a device cosigns by the key of its requests. */
const DEVICE_NAME = /^device\/([0-9a-f-]{36})$/;

/** The key of an approved device. */
export const deviceKey = (async (reading: Read, name: string) => {
  const [, id] = DEVICE_NAME.exec(name) ?? [];
  const device = id === undefined ? null : await findDevice(reading, id);
  if (device?.state !== 'approved') return null;
  const spki = createPublicKey({
    key: Buffer.from(device.public_key, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return { key: new NoteKey('witness', name, spki), device: device.device };
}) satisfies OwnKey;
