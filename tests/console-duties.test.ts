/** Duties and the organisation in the console: a complaint, a request, a colleague, a program, an endpoint. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { fill, opened, started, tick } from './watched-page.ts';

let browser: Browser;
let folder = '';
beforeAll(async () => {
  ({ folder } = await buildScreen('console'));
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

test('a complaint from its coming in to its end: no step is skipped, and its contact stays sealed', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const { token } = await signedIn(platform, 'dpo');
  const sent = await fetch(`${url}/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      once: randomUUID(),
      from: 'public',
      text: 'There is a camera in the changing room. <b>Look</b>',
      contact: 'call 139 0000 0000',
      purpose_id: null,
      site: null,
    }),
  });
  const { reference, code } = (await sent.json()) as { reference: string; code: string };
  const status = async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ reference, code });
    const answer = await fetch(`${url}/v1/complaints/follow-up`, { method: 'POST', headers, body });
    return (await answer.json()) as { state: string; outcome: { result: string } | null };
  };

  const { page, wrong, context } = await opened(browser, url, token);
  await page.goto(at('complaints'));
  await page.getByRole('link', { name: reference }).click();
  // What was written is words, whatever it looks like; who wrote it is not on the page.
  await page.getByText('<b>Look</b>').waitFor();
  expect(await page.getByText('139 0000').count()).toBe(0);
  const step = (name: string) => page.getByRole('button', { name, exact: true });
  expect(await step('Close the complaint').count()).toBe(0);
  await step('Confirm receipt').click();
  await step('Write the outcome').click();
  await step('Save the outcome').click();
  await page.getByRole('alert').first().waitFor();
  expect((await status()).state).toBe('in_hand');
  await tick(page, 'radio', { name: 'Upheld', exact: true });
  await fill(page, 'text', 'The camera was taken down on the same day.');
  await step('Save the outcome').click();
  // Whoever has the code reads the outcome: it is told with its being written.
  await step('Close the complaint').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close the complaint' }).click();
  await expect.poll(status).toMatchObject({ state: 'closed', outcome: { result: 'upheld' } });

  // By hand it comes with a code that is shown once.
  await page.goto(at('complaints/new'));
  await page.getByRole('button', { name: /How it came/ }).click();
  await page.getByRole('option', { name: 'Telephone' }).click();
  await fill(page, 'text', 'The gate takes faces only.');
  await step('Take in').click();
  await page.getByRole('textbox', { name: 'Code' }).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);

test('a colleague is invited and suspended, a program and an endpoint get secrets that are shown once', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const admin = await signedIn(platform, 'admin');
  const officer = await signedIn(platform, 'dpo');
  const { page, wrong, context } = await opened(browser, url, admin.token);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const shownOnce = (name: string) => page.getByRole('textbox', { name });

  await page.goto(at('staff/new'));
  await press('Make a link');
  await page.getByText('Choose at least one duty').first().waitFor();
  await tick(page, 'checkbox', { name: /^Auditor/ });
  await press('Make a link');
  expect(await shownOnce('Link of invitation').inputValue()).toContain('#');
  const officers = async () => (await officer.call('GET', '/v1/staff')).status;
  expect(await officers()).toBe(200);
  await page.goto(at(`staff/${officer.staff}`));
  await press('Suspend the account');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend the account' }).click();
  await page.getByRole('button', { name: 'Restore the account' }).waitFor();
  expect(await officers()).toBe(401);

  await page.goto(at('integrations/new'));
  await fill(page, 'name', 'Visitors');
  await tick(page, 'radio', { name: /^API key/ });
  await tick(page, 'checkbox', { name: /^See its own access/ });
  await press('Add');
  const secret = await shownOnce('Secret').inputValue();
  const self = async () =>
    (await fetch(`${url}/v1/api-keys/me`, { headers: { authorization: `Bearer ${secret}` } })).status;
  expect(await self()).toBe(200);
  await press('Done');
  await page.getByText('Visitors').first().waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await press('Revoke');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect.poll(self).toBe(401);

  await page.goto(at('webhooks/new'));
  await fill(page, 'name', 'Gate');
  await fill(page, 'url', 'https://hooks.example.org/consentry');
  await tick(page, 'checkbox', { name: 'Consent', exact: true });
  await press('Add');
  expect(await shownOnce('Signing secret').inputValue()).toMatch(/^whsec_/);
  await press('Done');
  await page.getByRole('heading', { name: 'Gate' }).waitFor();
  await press('Pause');
  await page.getByRole('button', { name: 'Go on', exact: true }).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);
