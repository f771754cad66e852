import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { DeviceLog } from '../ledger/device-log.ts';
import { openDatabase } from '../store/database.ts';
import { Captures } from '../verification/captures.ts';
import { Certifier, ownKey } from './certificate.ts';
import { Erasures } from './erasures.ts';

const DIGEST = 'd'.repeat(64);
const NOW = Date.parse('2026-03-02T08:00:00Z');

test('what is asked for at the very end of a run is still sent', async () => {
  using database = openDatabase(':memory:', (error) => {
    throw error;
  });
  const consents = [randomUUID(), randomUUID()];
  database.transact((writing) => {
    writing.run("INSERT INTO notices VALUES (?, 'c', '2026-01-01T00:00:00.000Z')", DIGEST);
    for (const consent of consents) {
      writing.run(
        `INSERT INTO presentations VALUES (?, NULL, NULL, ?, '2026-01-01T00:00:00.000Z')`,
        consent,
        DIGEST,
      );
      writing.run(
        `INSERT INTO consents (consent, presentation, scope, decision, age_band, purpose_id, purpose_version, mode,
           notice_digest, decided_at, not_after)
         VALUES (?, ?, 'enrolment', 'given', '14_or_over', 'p', 1, 'verify', ?,
           '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')`,
        consent,
        consent,
        DIGEST,
      );
    }
  });
  const asked: string[] = [];
  const log = new DeviceLog({
    database,
    device: 'door-3',
    key: database.transact(ownKey),
    folder: null,
    now: () => NOW,
    log: pino({ level: 'silent' }),
  });
  const erasures = new Erasures({
    database,
    captures: new Captures(
      () => NOW,
      () => undefined,
    ),
    door: () => null,
    now: () => NOW,
    log,
    certifier: new Certifier({
      log,
      device: 'door-3',
      key: database.transact(ownKey),
      storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'unknown' },
      bootId: () => null,
    }),
    ask: async (question) => {
      if (question.op === 'erasure') {
        const { consent: _, op: __, share_destroyed: ___, ...rest } = { ...question, serial: 1 };
        return {
          ...rest,
          outcome: 'erasure',
          templates: 0,
          epoch_from: null,
          epoch_to: null,
          level: null,
          custody: 'software',
          suite: 'std',
          share: 'none',
        };
      }
      if (question.op === 'settle') return { outcome: 'settled', serial: 1, count: 1 };
      if (question.op === 'erase') asked.push(question.consent);
      return { outcome: 'erased', serial: 1, count: 0 };
    },
  });
  const runs: Promise<boolean>[] = [];
  for (const consent of consents) {
    // Nothing is owed yet: this run is over as soon as it began.
    runs.push(erasures.run());
    database.transact((writing) => erasures.accept(writing, consent, 'person'));
    runs.push(erasures.run());
    await Promise.all(runs);
  }
  expect(asked).toEqual(consents);
  expect(await Promise.all(runs)).toEqual(runs.map(() => true));
});
