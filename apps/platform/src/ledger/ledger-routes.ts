import { EvidenceFile } from '@consentry/contract';
import {
  evidenceFile,
  findEntry,
  type LedgerKeeper,
  ledgerRoutes as routesOfLog,
} from '@consentry/ledger-server';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { keptPerson } from './ids-of-person.ts';
import { deviceKey } from './ledger-source.ts';

const OfEntry = z.strictObject({ position: z.coerce.number().int().min(0) });

/** The evidence log: what every log has, and one entry for whom it is about and for who answers for it. */
export function ledgerRoutes(server: PlatformServer, context: PlatformContext, keeper: LedgerKeeper): void {
  routesOfLog(server, context, keeper, deviceKey);
  const { ledger } = keeper;
  server.query({
    url: '/v1/ledger/entries/:position/evidence',
    action: 'evidence.read',
    operation: 'evidence.read',
    summary: 'Gives one entry in a file that anybody can check offline.',
    problems: ['not_published'],
    params: OfEntry,
    answer: EvidenceFile,
    about: async (reading, { params: { position } }) => {
      const found = await findEntry(reading, position);
      if (found === null) return null;
      // Of a record that was made one with another, the evidence is of whom they are known as now.
      return found.person === null ? {} : { person: await keptPerson(reading, found.person) };
    },
    read: async (reading, { params: { position } }) => {
      const found = await findEntry(reading, position);
      if (found === null) throw new ProblemError('not_found');
      const body = await evidenceFile(reading, ledger, found);
      if (body === null) throw new ProblemError('not_published', { retryAfterSeconds: 5 });
      return { body };
    },
  });
}
