import { randomUUID } from 'node:crypto';
import {
  FilingView,
  MATERIALS_MAX,
  MATERIALS_MAX_BYTES,
  MATERIAL_NAME_HEADER,
  MaterialName,
  MaterialTaken,
  SCAN_MAX_BYTES,
} from '@consentry/contract';
import { ProblemError, type Reading, type Resource, inTransaction } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { isPreparing } from './filing.ts';
import type { FilingMeans } from './filing-routes.ts';
import { addScan, findFiling, readScans, requireFiling, tell } from './filing-store.ts';
import { filingView } from './filing-view.ts';
import { digestOf, scanType } from './sealed-files.ts';

const OfFiling = z.strictObject({ filing: z.uuid() });
const OfMaterial = z.strictObject({ filing: z.uuid(), material: z.uuid() });

/** Further materials that a department asks for (其他相关材料): named, sealed and purged as scans are. */
export function materialRoutes(server: PlatformServer, { context: { database }, files }: FilingMeans): void {
  server.upload({
    url: '/v1/filings/:filing/materials',
    action: 'filing.prepare',
    params: OfFiling,
    maxBytes: SCAN_MAX_BYTES,
    answer: MaterialTaken,
    about,
    take: async (bytes, { filing }, { headers, now, principal }) => {
      const uploaded_by = actingStaff(principal);
      const name = nameOf(headers[MATERIAL_NAME_HEADER]);
      await requirePreparing(database.reading, filing);
      const type = scanType(bytes);
      if (type === null) throw new ProblemError('scan_unfit');
      const [scan, digest] = [randomUUID(), digestOf(bytes)];
      await files.write(scan, bytes);
      const replaced = await inTransaction(database, async (writing) => {
        await requirePreparing(writing, filing);
        const there = await materialsOf(writing, filing);
        const [same, others] = [
          there.filter((one) => one.name === name),
          there.filter((one) => one.name !== name),
        ];
        const all = others.reduce((sum, one) => sum + one.bytes, bytes.length);
        if (others.length >= MATERIALS_MAX || all > MATERIALS_MAX_BYTES)
          throw new ProblemError('materials_full');
        for (const one of same) await purge(writing, one.scan, now);
        const row = {
          scan,
          filing,
          slot: 'other',
          name,
          type,
          digest,
          uploaded_by,
          bytes: bytes.length,
        } as const;
        await addScan(writing, row, now);
        await tell(
          writing,
          { kind: 'filing.scan_added', filing, slot: 'other', digest, by: uploaded_by },
          now,
        );
        return same;
      }).catch(async (error: unknown) => {
        await files.remove(scan);
        throw error;
      });
      for (const one of replaced) await files.remove(one.scan);
      return { material: scan, name, digest, bytes: bytes.length };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/materials/:material/removal',
    action: 'filing.prepare',
    operation: 'filing.remove_material',
    summary: 'Removes further material that was uploaded, while the filing is prepared.',
    problems: ['filing_state'],
    versioned: true,
    params: OfMaterial,
    body: z.strictObject({}),
    answer: FilingView,
    about: async (reading, { params }) => about(reading, params),
    do: async (writing, { params: { filing, material } }, { now, principal }) => {
      await requirePreparing(writing, filing);
      const found = (await materialsOf(writing, filing)).find(({ scan }) => scan === material);
      if (found === undefined) throw new ProblemError('not_found');
      // Its file goes with the next round, as every file does that no row names.
      await purge(writing, material, now);
      await tell(
        writing,
        { kind: 'filing.scan_purged', filing, slot: 'other', by: actingStaff(principal) },
        now,
      );
      return filingView(writing, filing, now);
    },
  });
}

async function about(
  reading: Reading<PlatformTables>,
  { filing }: { readonly filing: string },
): Promise<Resource | null> {
  return (await findFiling(reading, filing)) === null ? null : {};
}

/** Reads the name of a header. @throws {ProblemError} `material_unnamed` */
function nameOf(header: unknown): string {
  const text = typeof header === 'string' ? decoded(header) : null;
  const name = MaterialName.safeParse(text);
  if (!name.success) throw new ProblemError('material_unnamed');
  return name.data;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** @throws {ProblemError} `filing_state` once it is handed in */
async function requirePreparing(reading: Reading<PlatformTables>, filing: string): Promise<void> {
  if (!isPreparing(await requireFiling(reading, filing))) throw new ProblemError('filing_state');
}

/** Reads the materials that are there. */
async function materialsOf(reading: Reading<PlatformTables>, filing: string) {
  return (await readScans(reading, filing)).filter(
    ({ slot, purged_at }) => slot === 'other' && purged_at === null,
  );
}

async function purge(writing: Parameters<typeof tell>[0], scan: string, now: number): Promise<void> {
  await writing.updateTable('filing_scans').set({ purged_at: now }).where('scan', '=', scan).execute();
}
