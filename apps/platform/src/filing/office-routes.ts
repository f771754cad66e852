import { FilingOffice, FilingOfficeList, FilingOfficeView } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { ProblemError, type Reading, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { addOffice, findOffice, readOffices } from './office-store.ts';

/** The first two digits of its code (GB/T 2260); any other is not there. */
const OfProvince = z.strictObject({ province: z.string().max(64) });

/** Where each province takes filings: known of few, corrected by whoever asked there. */
export function officeRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/filing/offices',
    action: 'filing.read',
    operation: 'filing.offices',
    summary: 'Lists where each province takes filings, with what of it is verified, by what, and when.',
    answer: FilingOfficeList,
    about: async () => ({}),
    read: async (reading) => ({ body: { offices: [...(await readOffices(reading))] } }),
  });
  server.query({
    url: '/v1/filing/offices/:province',
    action: 'filing.read',
    operation: 'filing.read_office',
    summary: 'Shows where one province takes filings.',
    versioned: true,
    params: OfProvince,
    answer: FilingOfficeView,
    about: async (reading, { params: { province } }) =>
      (await findOffice(reading, province)) === null ? null : {},
    read: async (reading, { params: { province } }) => shown(reading, province),
  });
  server.command({
    method: 'PUT',
    url: '/v1/filing/offices/:province',
    action: 'filing.prepare',
    operation: 'filing.set_office',
    summary: 'Corrects where a province takes filings; packages follow its order from then on.',
    problems: ['time_order'],
    versioned: true,
    params: OfProvince,
    body: FilingOffice,
    answer: FilingOfficeView,
    about: async (reading, { params: { province } }) =>
      (await findOffice(reading, province)) === null ? null : {},
    do: async (writing, { params: { province }, body }, { now, principal, version }) => {
      const { body: before } = await shown(writing, province);
      requireVersion(version, before.version);
      if (body.checked_on !== null && body.checked_on > civilDateAt(now))
        throw new ProblemError('time_order', { fields: ['/checked_on'] });
      await addOffice(writing, before, body, actingStaff(principal), now);
      return shown(writing, province);
    },
  });
}

async function shown(reading: Reading<PlatformTables>, province: string) {
  const found = await findOffice(reading, province);
  if (found === null) throw new ProblemError('not_found');
  return { body: found, version: found.version };
}
