/** Places in the console: a site, a device from its token to its retirement, and how many persons are in stock. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { addCalendarDays, civilDateAt } from '@consentry/law';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  TestDevice,
  approvedDevice,
  nameOrganisation,
  openSite,
} from '../apps/platform/src/device/testing/test-device.ts';
import { callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { faults, fill, opened, started, tick } from './watched-page.ts';

let browser: Browser;
let folder = '';
beforeAll(async () => {
  ({ folder } = await buildScreen('console'));
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

test('a site is surveyed by one and approved by another; a device joins, is placed, approved, stopped', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const surveyor = await signedIn(platform, 'installer');
  const officer = await signedIn(platform, 'dpo');
  const first = await opened(browser, url, surveyor.token);
  const other = await opened(browser, url, officer.token);

  // What is missing is named; who surveyed does not approve.
  await first.page.goto(at('sites/new'));
  const { page: mine } = first;
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.getByRole('alert').getByRole('button', { name: 'Mend: Managing unit' }).waitFor();
  await fill(mine, 'name.zh-CN', '三号楼');
  await fill(mine, 'name.en', 'Building 3');
  await fill(mine, 'managing_unit', 'Qingzhuli');
  await tick(mine, 'radio', { name: 'Surveyed', exact: true });
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.getByText(/once an admin has assigned it to you/).waitFor();
  await other.page.goto(at('sites'));
  await other.page.getByRole('link', { name: 'Building 3' }).click();
  const { page } = other;
  await page.getByRole('button', { name: 'Approve the site' }).waitFor();
  const site = page.url().split('/').at(-1) ?? '';
  const confirm = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
  };
  await confirm('Approve the site');
  await page.getByText('Approved', { exact: true }).first().waitFor();

  // A token is shown once; by it a device joins.
  const installer = await signedIn(platform, 'installer', { sites: [site] });
  const third = await opened(browser, url, installer.token);
  await third.page.goto(at(`devices/new?site=${site}`));
  await third.page.getByRole('button', { name: 'Make a token' }).click();
  const command = await third.page.getByRole('textbox', { name: 'Run this on the device' }).inputValue();
  const device = new TestDevice();
  const body = device.joining(/csd_\S+/.exec(command)?.[0] ?? '');
  device.id = String((await callAt(url, 'POST', '/v1/devices', { body })).body['device_id']);

  // Where it stands, with an area drawn by buttons alone.
  await third.page.goto(at(`devices/${device.id}`));
  await third.page.getByRole('button', { name: 'Say where it stands' }).click();
  await tick(third.page, 'radio', { name: 'Draw it on the picture' });
  const corner = third.page.getByRole('button', { name: 'Add a corner' });
  await corner.click();
  await third.page.getByRole('button', { name: 'Save', exact: true }).click();
  await third.page
    .getByRole('alert')
    .getByRole('button', { name: /Capture area/ })
    .waitFor();
  await corner.click();
  await corner.click();
  await third.page.getByRole('button', { name: 'Save', exact: true }).click();
  await third.page.getByText('Drawn with 3 corners').waitFor();

  await page.goto(at(`devices/${device.id}`));
  await confirm('Approve the device');
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Fill in: The reason, in words').first().waitFor();
  await fill(page, 'reason', 'It was moved.');
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await confirm('Approve it again');
  // Lost: what nobody can say is not said.
  await page.getByRole('button', { name: 'Retired or lost' }).click();
  await tick(page, 'radio', { name: 'Lost or stolen' });
  await page.getByText(/nobody can say that the faces are gone/).waitFor();
  await fill(page, 'reason', 'It is not at its place.');
  await page.getByRole('dialog').getByRole('button', { name: 'Retired or lost' }).click();
  await page.getByText('Not emptied yet').waitFor();
  const view = await officer.call('GET', `/v1/devices/${device.id}`);
  expect(view.body['state']).toBe('retired');
  for (const { context, wrong } of [first, other, third]) {
    expect(wrong).toEqual([]);
    await context.close();
  }
}, 180_000);

test('sites, devices and stock, in both languages and narrow: nothing that axe finds, nothing lost', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const opening = await openSite({ ...platform, url } as never);
  const device = await approvedDevice({ ...platform, url } as never, opening);
  const { site, dpo } = opening;
  const now = platform.context.now();
  const today = civilDateAt(now);
  const facts = nameOrganisation(now);
  // Some 500 more a day, to the fourth warning.
  const peaks = Array.from({ length: 28 }, (_, day) => ({
    on: addCalendarDays(today, day - 28),
    persons: 76_000 + 500 * day + (day % 3) * 400,
  }));
  const handed = await dpo.call('POST', '/v1/posture/facts', {
    body: { facts: { ...facts, filing: { ...facts.filing, peaks } } },
  });
  expect(handed.status).toBe(201);
  const places = [
    'sites',
    'sites/new',
    `sites/${site}`,
    `sites/${site}/sign`,
    'devices',
    'devices/new',
    `devices/${device.id}`,
    `devices/${device.id}/spot`,
    'stock',
  ];
  const found = await faults(browser, { url, token: dpo.token, at }, places, [
    { locale: 'zh-CN' },
    { locale: 'en', theme: 'dark' },
    { locale: 'zh-CN', contrast: true, width: 320, height: 640 },
  ]);
  expect(found).toEqual([]);
}, 300_000);
