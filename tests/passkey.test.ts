/** Staff sign in by passkey: a real browser, whose authenticator is Chromium’s own (WebAuthn Level 3 § 11). */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import { expect, test } from 'vitest';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { fill, opened, started, withAuthenticator } from './watched-page.ts';

test('the first admin joins by passkey, confirms by it, comes back by it, and never leaves a secret in the page', async () => {
  await using stack = new AsyncDisposableStack();
  const platforms = stack.use(new RunningPlatforms());
  const { folder } = await buildScreen('console');
  const browser = stack.adopt(await launchBrowser(), (one) => one.close());
  let ahead = 0;
  const { platform, url, at } = await started(platforms, folder, () => Date.now() + ahead);
  const { page, wrong, context } = await opened(browser, url, null);
  const authenticator = await withAuthenticator(page);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const passkeys = () => platform.context.database.reading.selectFrom('passkeys').selectAll().execute();

  // Joining: the key is made in the authenticator, and its public half is all that comes here.
  await page.goto(platform.setUp?.link ?? '');
  await fill(page, 'name', 'Wang Min');
  await fill(page, 'login', 'wang');
  await press('Next');
  await press('Make a passkey');
  await page.getByRole('heading', { name: 'Hello, Wang Min' }).waitFor();
  expect([await authenticator.count(), (await passkeys()).length]).toEqual([1, 1]);

  // What needs a second factor asks for it after ten minutes, takes the passkey, and does what was meant.
  ahead += 11 * 60_000;
  await page.goto(at('set-up'));
  await page.getByRole('button', { name: /Duty/ }).click();
  await page.getByRole('option', { name: 'Data protection officer' }).click();
  await press('Make an invitation link');
  await press('Confirm by passkey');
  await page.getByRole('textbox', { name: 'Invitation link' }).waitFor();

  // Out, and in again with nothing typed.
  await page.goto(at('account'));
  await press('Sign out');
  await press('Sign in by passkey');
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.getByText('last used').waitFor();
  const kept = await page.evaluate(() => JSON.stringify([document.cookie, Object.entries(localStorage)]));
  expect(kept).not.toMatch(/c[a-z]{2}_/);

  // A passkey that is lost signs nobody in: nobody is let in, and the other way stays on the page.
  await press('Sign out');
  await authenticator.forget();
  await press('Sign in by passkey');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Login').waitFor();
  expect((await context.cookies()).filter(({ name }) => name === '__Host-session')).toEqual([]);
  expect(wrong).toEqual([]);
}, 90_000);
