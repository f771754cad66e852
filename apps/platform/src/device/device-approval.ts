import { randomUUID } from 'node:crypto';
import type { OrganisationalAct, TargetOf } from '@consentry/law';
import { ProblemError, type Writing } from '@consentry/server';
import { lawAnswer } from '../facts/ask-law.ts';
import { contentDigest } from '../facts/content-digest.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { requireFresh } from '../facts/handed-in.ts';
import { latestHandedIn } from '../facts/latest-handed-in.ts';
import { findSite } from '../siting/siting-store.ts';
import type { PlatformTables } from '../store/tables.ts';
import { type StoredDevice, spotOf } from './device-store.ts';
import { purposesOf } from './serve-store.ts';

type Write = Writing<PlatformTables>;

/**
 * § 第十三条: asks the law whether a device may be put up at its spot, on the facts of the whole organisation,
 * and for each purpose it serves in a public place whether it may begin there. The answers are on record.
 *
 * @returns the refusal with every finding; `null` when all is permitted
 * @throws {ProblemError} `device_retired`, `device_not_placed`, `site_not_approved`, `facts_stale`,
 *   `facts_contradictory`
 */
export async function askToInstall(
  writing: Write,
  device: StoredDevice,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  if (device.state === 'retired') throw new ProblemError('device_retired');
  const spot = spotOf(device);
  if (spot === null) throw new ProblemError('device_not_placed');
  const site = await findSite(writing, device.site);
  if (site === null || site.approved_at === null) throw new ProblemError('site_not_approved');
  const refused = await ask(writing, { act: 'install', device, purpose: null, by }, now);
  if (refused !== null || site.place !== 'public') return refused;
  for (const purpose of await purposesOf(writing, device.device)) {
    const notLive = await askToGoLive(writing, device, purpose, by, now);
    if (notLive !== null) return notLive;
  }
  return null;
}

/**
 * § 第九条 “事前”, § 第十条, § 第十三条: asks the law before the first face of a purpose at a device in a public
 * place. Elsewhere the purpose's own approval and the ways at its checkpoint stand before it.
 *
 * @returns the refusal with every finding; `null` when it is permitted
 * @throws {ProblemError} `facts_stale`, `facts_contradictory`
 */
export async function askToGoLive(
  writing: Write,
  device: StoredDevice,
  purpose: string,
  by: string,
  now: number,
): Promise<ProblemError | null> {
  const site = await findSite(writing, device.site);
  if (site?.place !== 'public') return null;
  return ask(writing, { act: 'go_live', device, purpose, by }, now);
}

interface Asked {
  readonly act: 'install' | 'go_live';
  readonly device: StoredDevice;
  readonly purpose: string | null;
  readonly by: string;
}

async function ask(
  writing: Write,
  { act, device, purpose, by }: Asked,
  now: number,
): Promise<ProblemError | null> {
  const handedIn = await latestHandedIn(writing);
  if (handedIn !== null) requireFresh(handedIn.facts, now);
  const gathered = await gatherFacts(writing, handedIn, {}, now);
  const at = new Date(now).toISOString();
  // Whoever approves looks at the photo of the sign and at the area, and signs for both.
  const facts = {
    ...gathered,
    siting: {
      ...gathered.siting,
      devices: gathered.siting.devices.map((one) =>
        one.id === device.device
          ? {
              ...one,
              sign_approved_at: device.sign_photo_on === null ? null : at,
              capture_area_approved_at: at,
            }
          : one,
      ),
    },
  };
  const target = { device_id: device.device, ...(purpose === null ? {} : { purpose_id: purpose }) };
  // Each act checks its target by its own schema.
  const question = { act: act as OrganisationalAct, facts, target: target as TargetOf<'install'> };
  const { broken, asks } = lawAnswer(question as Parameters<typeof lawAnswer>[0], now);
  await writing
    .insertInto('device_decisions')
    .values({
      decision: randomUUID(),
      act,
      device: device.device,
      purpose,
      document: handedIn?.document ?? null,
      facts_digest: contentDigest(facts),
      permitted: broken.length === 0,
      broken: JSON.stringify(broken.map(({ code, requirement }) => ({ code, requirement }))),
      asks: JSON.stringify(asks),
      decided_by: by,
      decided_at: now,
    })
    .execute();
  return broken.length === 0 ? null : new ProblemError('not_lawful', { broken });
}
