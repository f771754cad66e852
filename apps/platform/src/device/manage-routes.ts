import { DeviceId, DeviceList, DeviceSpot, DeviceView, ListPage, SuspendDevice } from '@consentry/contract';
import {
  type Principal,
  ProblemError,
  type Reading,
  openCursor,
  requireVersion,
  sealCursor,
} from '@consentry/server';
import { z } from 'zod';
import { requireNotStopped } from '../incident/incident-stops.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { sitesSeen } from '../siting/siting-routes.ts';
import type { PlatformTables } from '../store/tables.ts';
import { askToInstall } from './device-approval.ts';
import { type StoredDevice, changeDevice, findDevice, listDevices } from './device-store.ts';
import { deviceView } from './device-view.ts';
import { emptySet } from './set-store.ts';

const Params = z.strictObject({ device: DeviceId });
const Nothing = z.strictObject({}).nullish();
const PAGE = 50;

/** What staff do with devices: see them, say where they stand, approve, suspend, retire. */
export function manageRoutes(server: PlatformServer, context: PlatformContext): void {
  readRoutes(server, context);
  placeRoute(server);
  approveRoute(server);
  endRoutes(server);
}

function readRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/devices/:device',
    action: 'device.read',
    summary: 'Reads a device; a device reads itself.',
    versioned: true,
    params: Params,
    answer: DeviceView,
    about: aboutDevice,
    read: async (reading, { params }) => shown(reading, await required(reading, params.device)),
  });
  server.query({
    url: '/v1/devices',
    action: 'device.list',
    summary: 'Lists the devices at the sites of whoever asks.',
    query: ListPage,
    answer: DeviceList,
    about: async () => ({}),
    read: async (reading, { query }, { principal, by }) => {
      const [after = ''] = query.cursor === undefined ? [] : openCursor(keys.secret, 'devices', query.cursor);
      const rows = await listDevices(reading, sitesSeen(principal, by), String(after), PAGE + 1);
      const page = rows.slice(0, PAGE);
      const last = page.at(-1);
      const cursor =
        rows.length > PAGE && last !== undefined ? sealCursor(keys.secret, 'devices', [last.device]) : null;
      const devices = [];
      for (const row of page) devices.push(await deviceView(reading, row));
      return { body: { devices, cursor } };
    },
  });
}

function placeRoute(server: PlatformServer): void {
  server.command({
    method: 'PUT',
    url: '/v1/devices/:device/spot',
    action: 'device.place',
    summary: 'Says where in its site a device stands and what it takes in; it has to be approved, each time.',
    problems: ['device_retired', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: DeviceSpot,
    answer: DeviceView,
    about: aboutDevice,
    do: async (writing, { params, body }, { now, principal, version }) => {
      const before = await required(writing, params.device);
      requireVersion(version, before.version);
      if (before.state === 'retired') throw new ProblemError('device_retired');
      const changed = await changeDevice(
        writing,
        before,
        {
          state: 'pending',
          space: body.space,
          capture_area: body.capture_area === null ? null : JSON.stringify(body.capture_area),
          sign_photo_on: body.sign_photo_on,
          survey: body.survey === null ? null : JSON.stringify(body.survey),
          placed_by: idOf(principal),
          sign_approved_at: null,
          approved_by: null,
        },
        'device_placed',
        now,
      );
      return shown(writing, changed);
    },
  });
}

function approveRoute(server: PlatformServer): void {
  server.command({
    method: 'POST',
    url: '/v1/devices/:device/approval',
    action: 'device.approve',
    summary: 'Approves a device, if the law permits it at its spot: from then on it gets a lease.',
    problems: ['device_not_placed', 'not_lawful', 'site_not_approved', 'version_missing', 'version_other'],
    versioned: true,
    params: Params,
    body: Nothing,
    answer: DeviceView,
    about: async (reading, { params }, principal) => {
      const row = await findDevice(reading, params.device);
      if (row === null) return null;
      const own = [row.installed_by, row.placed_by].includes(idOf(principal));
      return { site: row.site, device: row.device, proposedBy: own ? idOf(principal) : row.installed_by };
    },
    do: async (writing, { params }, { now, principal, version }) => {
      const before = await required(writing, params.device);
      requireVersion(version, before.version);
      if ([before.installed_by, before.placed_by].includes(idOf(principal)))
        throw new ProblemError('four_eyes');
      await requireNotStopped(writing, 'device', before.device);
      const refused = await askToInstall(writing, before, idOf(principal), now);
      if (refused !== null) return { refused };
      const sign = before.sign_photo_on === null ? null : now;
      const change = { state: 'approved', sign_approved_at: sign, approved_by: idOf(principal) } as const;
      return shown(writing, await changeDevice(writing, before, change, 'device_approved', now));
    },
  });
}

function endRoutes(server: PlatformServer): void {
  for (const [path, action, state, summary] of [
    ['suspension', 'device.suspend', 'suspended', 'Takes a device out of use until it is approved again.'],
    [
      'retirement',
      'device.retire',
      'retired',
      'Takes a device out of use for good: it is told to erase every face it holds.',
    ],
  ] as const) {
    server.command({
      method: 'POST',
      url: `/v1/devices/:device/${path}`,
      action,
      summary,
      versioned: true,
      params: Params,
      body: SuspendDevice,
      answer: DeviceView,
      about: aboutDevice,
      do: async (writing, { params, body }, { now, principal }) => {
        const before = await required(writing, params.device);
        // To stop is never held up by a version; done again it changes nothing.
        if (before.state === state || before.state === 'retired') return shown(writing, before);
        if (state === 'retired') await emptySet(writing, before.device);
        return shown(
          writing,
          await changeDevice(writing, before, { state }, `device_${state}`, now, {
            by: idOf(principal),
            reason: body.reason,
          }),
        );
      },
    });
  }
}

async function aboutDevice(
  reading: Reading<PlatformTables>,
  { params }: { readonly params: { readonly device: string } },
) {
  const row = await findDevice(reading, params.device);
  return row === null ? null : { site: row.site, device: row.device };
}

async function required(reading: Reading<PlatformTables>, device: string): Promise<StoredDevice> {
  const row = await findDevice(reading, device);
  if (row === null) throw new ProblemError('not_found');
  return row;
}

async function shown(reading: Reading<PlatformTables>, row: StoredDevice) {
  return { body: await deviceView(reading, row), version: row.version };
}

function idOf(principal: Principal): string {
  return principal.kind === 'staff' ? principal.id : '';
}
