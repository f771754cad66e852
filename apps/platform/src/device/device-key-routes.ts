import {
  DeviceId,
  DeviceKeyList,
  DeviceKeyProved,
  ErasureCertificate,
  type EvidenceFile,
  ListPage,
} from '@consentry/contract';
import { evidenceFile, findEntry, type Ledger, type LedgerKeeper } from '@consentry/ledger-server';
import { openCursor, ProblemError, type Reading, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { aboutConsent } from '../consent/about-consent.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { findKey, keyView, listKeys, placeOfKey, type StoredDeviceKey } from './device-key-store.ts';
import { certificatesOf } from './erasure-certificate.ts';

const OfKey = z.strictObject({ key_digest: z.string().regex(/^[0-9a-f]{64}$/) });
const OfCertificate = z.strictObject({ consent: z.uuid(), device: DeviceId });
const LIST = 'device keys';
const PAGE = 100;

/** The keys by which devices sign certificates, for everybody who has to check one. */
export function deviceKeyRoutes(
  server: PlatformServer,
  { keys }: PlatformContext,
  { ledger }: LedgerKeeper,
): void {
  server.query({
    url: '/v1/device-keys',
    action: 'device_key.read',
    operation: 'device_key.list',
    summary: 'Lists the public keys by which devices sign their certificates and logs.',
    problems: ['cursor_unknown'],
    query: ListPage,
    answer: DeviceKeyList,
    about: async () => ({}),
    read: async (reading, { query }) => {
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, LIST, query.cursor);
      const rows = await listKeys(reading, String(after), PAGE + 1);
      const page = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? page.at(-1) : undefined;
      const cursor = last === undefined ? null : sealCursor(keys.secret, LIST, [last.key_digest]);
      return { body: { keys: page.map(keyView), cursor } };
    },
  });
  server.query({
    url: '/v1/device-keys/:key_digest',
    action: 'device_key.read',
    operation: 'device_key.read',
    summary: 'Shows a key of a device, with the entry of the evidence log that says whose it is.',
    params: OfKey,
    answer: DeviceKeyProved,
    about: async (reading, { params }) => ((await findKey(reading, params.key_digest)) === null ? null : {}),
    read: async (reading, { params }) => {
      const row = await findKey(reading, params.key_digest);
      if (row === null) throw new ProblemError('not_found');
      return { body: { ...keyView(row), evidence: await evidenceOfKey(reading, ledger, row) } };
    },
  });
  server.query({
    url: '/v1/consents/:consent/certificates/:device',
    action: 'evidence.read',
    operation: 'evidence.certificate',
    summary: 'Gives the erasure certificate of a device as a file that anybody can check offline.',
    params: OfCertificate,
    answer: ErasureCertificate,
    about: async (reading, { params: { consent } }) => aboutConsent(reading, consent),
    read: async (reading, { params: { consent, device } }) => {
      const found = (await certificatesOf(reading, consent)).find(
        ({ content }) => content.device_id === device,
      );
      if (found === undefined) throw new ProblemError('not_found');
      const row = await findKey(reading, found.key_digest);
      const key = row === null ? null : await evidenceOfKey(reading, ledger, row);
      return { body: key === null ? found : { ...found, key } };
    },
  });
}

async function evidenceOfKey(
  reading: Reading<PlatformTables>,
  ledger: Ledger,
  row: StoredDeviceKey,
): Promise<EvidenceFile | null> {
  const position = await placeOfKey(reading, row);
  const entry = position === null ? null : await findEntry(reading, position);
  return entry === null ? null : evidenceFile(reading, ledger, entry);
}
