import { randomUUID } from 'node:crypto';
import { FilingSendings, FollowSentFiling, RefusedBecause, SendFiling } from '@consentry/contract';
import { FiledFacts } from '@consentry/law';
import { ProblemError, type Reading, type Writing, requireVersion } from '@consentry/server';
import { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import {
  type StoredDepartment,
  allDepartments,
  departmentShown,
  findReportDepartment,
} from '../supervision/department-store.ts';
import { confirmed, troubleOf } from '../supervision/sending.ts';
import { type StoredOrder, toldOf } from '../supervision/supervision.ts';
import { noteReading, ordersOfFiling } from '../supervision/supervision-store.ts';
import { changeFiling, findFiling, readPackages, requireFiling } from './filing-store.ts';
import {
  type StoredFilingSending,
  addFilingSending,
  changeFilingSending,
  filingSendings,
  isOnItsWay,
} from './sending-store.ts';

const OfFiling = z.strictObject({ filing: z.uuid() });

type Read = Reading<PlatformTables>;

/** § 第十五条第一款: filed with the cyberspace authority at the level of a province. */
function takesFilings({ recipient, removed_at }: StoredDepartment): boolean {
  return recipient === 'provincial_cyberspace' && removed_at === null;
}

/** Packages that go to a department by its server: read by an officer first, then by itself until it arrives. */
export function filingSendingRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/filings/:filing/sendings',
    action: 'filing.read',
    operation: 'filing.sendings',
    summary: 'Shows to which departments a filing can be sent, what was sent, and what they say.',
    params: OfFiling,
    answer: FilingSendings,
    versioned: true,
    about: aboutFiling,
    read: (reading, { params: { filing } }) => viewSendings(reading, filing),
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/sendings',
    action: 'filing.submit',
    summary:
      'Sends the package that was made last to the server of a department; it is tried until it arrives, and never counts twice.',
    params: OfFiling,
    body: SendFiling,
    answer: FilingSendings,
    versioned: true,
    problems: ['filing_state', 'filing_on_its_way', 'filing_elsewhere', 'not_found'],
    about: aboutFiling,
    do: async (writing, { params: { filing }, body }, { now, version, principal }) => {
      requireVersion(version, (await requireFiling(writing, filing)).revision);
      await confirm(writing, filing, body, actingStaff(principal), now);
      return viewSendings(writing, filing);
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/filings/:filing/sendings/reading',
    action: 'filing.hand_in',
    operation: 'filing.follow',
    summary: 'Sends what waits of a filing and reads what departments say, now.',
    params: OfFiling,
    body: FollowSentFiling,
    answer: FilingSendings,
    versioned: true,
    about: aboutFiling,
    do: async (writing, { params: { filing } }, { now }) => {
      for (const { sending, state } of await filingSendings(writing, filing))
        if (state === 'waiting') await changeFilingSending(writing, sending, { next_try_at: now });
      for (const { order_id, state, tries, trouble, trouble_since } of await ordersOfFiling(writing, filing))
        if (state !== 'closed')
          await noteReading(writing, order_id, { next_read_at: now, tries, trouble, trouble_since });
      return viewSendings(writing, filing);
    },
  });
}

/** @throws {ProblemError} `filing_state`, `filing_on_its_way`, `filing_elsewhere`, `not_found` */
async function confirm(
  writing: Writing<PlatformTables>,
  filing: string,
  { department, package: made, ...handed }: SendFiling,
  by: string,
  now: number,
): Promise<void> {
  const one = await requireFiling(writing, filing);
  if (one.state !== 'ready') throw new ProblemError('filing_state');
  if (await isOnItsWay(writing, filing)) throw new ProblemError('filing_on_its_way');
  const to = await findReportDepartment(writing, department);
  if (to === null || !takesFilings(to)) throw new ProblemError('not_found');
  const [last] = await readPackages(writing, filing);
  if (last?.package !== made) throw new ProblemError('malformed_request', { fields: ['/package'] });
  const { registered } = FiledFacts.parse(JSON.parse(last.facts)).processor;
  if (!to.region.startsWith(registered))
    throw new ProblemError('filing_elsewhere', { fields: ['/body/department'] });
  await addFilingSending(writing, {
    sending: randomUUID(),
    filing,
    department,
    package: made,
    handed: JSON.stringify(handed),
    order_id: null,
    reference: null,
    checked: null,
    reasons: '[]',
    ...confirmed(by, now),
  });
  const told = { kind: 'filing.sending_confirmed', by, department, package: made, digest: last.digest };
  await changeFiling(writing, one, {}, told, now);
}

async function viewSendings(
  reading: Read,
  filing: string,
): Promise<{ readonly body: FilingSendings; readonly version: number }> {
  const one = await requireFiling(reading, filing);
  const sendings = await filingSendings(reading, filing);
  const departments = await allDepartments(reading);
  const names = new Map(departments.map(({ department, name }) => [department, name]));
  const [last] = await readPackages(reading, filing);
  const canGo = one.state === 'ready' && !sendings.some(({ state }) => state === 'waiting');
  const body: FilingSendings = {
    departments: departments.filter(takesFilings).map(departmentShown),
    package: canGo && last?.purged_at === null ? last.package : null,
    sendings: sendings.map((row) => sendingShown(row, names.get(row.department) ?? '')),
    said: (await ordersOfFiling(reading, filing)).map(saidShown),
  };
  return { body, version: one.revision };
}

function sendingShown(row: StoredFilingSending, name: string): FilingSendings['sendings'][number] {
  const { sending, department, package: made, state, confirmed_by, reference, tries, checked } = row;
  return {
    sending,
    department,
    name,
    package: made,
    state,
    confirmed_by,
    confirmed_at: iso(row.confirmed_at),
    received_at: row.received_at === null ? null : iso(row.received_at),
    reference,
    receipt: checked === null ? null : checked ? 'checked' : 'unchecked',
    tries,
    trouble: troubleOf(row, row.next_try_at),
    reasons: RefusedBecause.array().parse(JSON.parse(row.reasons)),
  };
}

function saidShown(order: StoredOrder): FilingSendings['said'][number] {
  const told = toldOf(order);
  return {
    order: order.order_id,
    reference: order.reference ?? '',
    state: order.state,
    text: told?.text ?? null,
    answer_by: told?.answer_by ?? null,
    read_at: order.read_at === null ? null : iso(order.read_at),
    trouble: troubleOf(order, order.next_read_at),
  };
}

async function aboutFiling(
  reading: Read,
  { params: { filing } }: { readonly params: { readonly filing: string } },
) {
  return (await findFiling(reading, filing)) === null ? null : {};
}
