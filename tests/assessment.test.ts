/** The guided impact assessment in a real browser: from a template to an approval, by two officers. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { Consentry } from '@consentry/sdk';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lawfulConfiguration, lawfulContent } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { completed } from './guided-assessment.ts';
import { opened, settled, started, tick, tooWide } from './watched-page.ts';

const SOON = { timeout: 20_000 };

let browser: Browser;
let folder = '';
beforeAll(async () => {
  ({ folder } = await buildScreen('console'));
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

/** Looks at a page as whoever cannot see it, and on a narrow screen. */
async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const lost = await tooWide(page);
  const found = [...(await axeFinds(page)), ...(lost > 0 ? [`${page.url()}: ${lost} pixels too wide`] : [])];
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

test('begun from a template, saved by steps, advised and approved by another; open places are named before', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const [writer, second] = [await signedIn(platform, 'dpo'), await signedIn(platform, 'dpo')];
  const dpo = new Consentry({ url, apiKey: writer.token });
  const { purpose } = await dpo.purpose.write(lawfulContent());
  await dpo.configuration.set({ purpose, configuration: lawfulConfiguration(), minor_change: null });
  const { page, wrong, context } = await opened(browser, url, writer.token, { locale: 'en' });
  await page.goto(at(`assessments/new/${purpose}`));
  // What fits best is suggested; whoever begins chooses.
  await page.getByRole('radio', { name: /^An office/, checked: true }).waitFor();
  await tick(page, 'radio', { name: /^A residence/ });
  await page.getByRole('button', { name: 'Begin' }).click();

  // What runs is read already; everything else is only the template's.
  await page.getByRole('heading', { name: 'How it runs' }).waitFor();
  await page
    .getByRole('row', { name: /Days kept/ })
    .getByText('Unchanged')
    .waitFor();
  const id = new URL(page.url()).hash.split('/')[2] ?? '';
  const draft = await dpo.assessment.read({ assessment: id });
  expect(draft.content.guide?.template).toBe('residence');
  expect(draft.content.guide?.hazards.some(({ considered }) => considered)).toBe(false);
  const found = await faultsOf(page);

  // By keyboard: a judgement, its reason, a rating.
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Purpose and manner/ })
    .press('Enter');
  const lawful = page.locator('[data-field="lawful.judged"]');
  await lawful.getByRole('radio', { name: 'Yes' }).focus();
  await page.keyboard.press('Space');
  await page.locator('[data-field="lawful.words"] textarea').fill('Separate consent of each person.');
  await page.getByText('Changes are not saved').waitFor();
  // It saves itself: a page that is read anew loses nothing.
  await page.getByText('All that is written is saved').waitFor();
  const answered = async () =>
    (await dpo.assessment.read({ assessment: id })).content.guide?.answers.find(
      ({ question }) => question === 'lawful',
    );
  expect(await answered()).toMatchObject({ judged: true, words: 'Separate consent of each person.' });
  await page.reload();
  const why = page.locator('[data-field="lawful.words"] textarea');
  await expect.poll(() => why.inputValue(), SOON).toBe('Separate consent of each person.');
  // Words that are suggested are nobody's until somebody takes them; a line that is begun is not passed by.
  const hazard = page.locator('[data-field="not_justified.words"] textarea');
  expect(await hazard.inputValue()).toBe('');
  await page.getByRole('button', { name: /^Take these words/ }).click();
  expect(await hazard.inputValue()).toMatch(/one thing too much/);
  await page.goto(at(`assessments/${id}/guide/views`));
  await page.locator('[data-field="view.said"] textarea').fill('We would like to be asked.');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page
    .getByRole('alert')
    .getByRole('button', { name: /A view is begun and not added/ })
    .waitFor();
  await page.locator('[data-field="view.said"] textarea').fill('');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('heading', { name: 'Conclusion' }).waitFor();
  const taken = async () =>
    (await dpo.assessment.read({ assessment: id })).content.guide?.hazards[0]?.words ?? '';
  expect(await taken()).toMatch(/one thing too much/);
  await page.goto(at(`assessments/${id}/guide/legality`));

  // A colleague saves meanwhile: both versions are shown, and nothing is lost unseen.
  const colleague = new Consentry({ url, apiKey: second.token });
  const theirs = await colleague.assessment.read({ assessment: id });
  const complete = await completed(colleague, purpose, theirs.content);
  await colleague.assessment.change(
    { assessment: id, content: complete, after_incident: null },
    { ifMatch: theirs },
  );
  await page.locator('[data-field="lawful.words"] textarea').fill('Mine.');
  await page.getByRole('button', { name: 'See both side by side' }).click();
  await page.getByRole('row', { name: /Does the law allow .* Mine\./ }).waitFor();
  await page.getByRole('button', { name: 'Save my changes over the latest version' }).click();
  await expect.poll(answered, SOON).toMatchObject({ words: 'Mine.' });
  // What only the colleague wrote is there all the same; they save once more, and so propose it.
  const both = await colleague.assessment.read({ assessment: id });
  expect(both.content.guide?.views).toEqual(complete.guide?.views);
  expect(both.content.guide?.answers).toHaveLength(complete.guide?.answers.length ?? 0);
  await colleague.assessment.change(
    { assessment: id, content: complete, after_incident: null },
    { ifMatch: both },
  );
  for (const step of ['harms', 'measures', 'views', 'conclusion']) {
    await page.goto(at(`assessments/${id}/guide/${step}`));
    found.push(...(await faultsOf(page)));
  }
  await page.getByText('Nothing is missing.').waitFor();

  // Whoever saved last proposed it. The other one gives the opinion, then approves.
  await page.goto(at(`assessments/${id}`));
  await page.getByText('The officer’s opinion is missing').waitFor();
  expect(await page.getByRole('button', { name: 'Approve the assessment' }).count()).toBe(0);
  await tick(page, 'radio', { name: 'Begin', exact: true });
  await page.locator('[data-field="opinion"] textarea').fill('Read and agreed.');
  await page.getByRole('button', { name: 'Give the opinion' }).click();
  await page.getByRole('button', { name: 'Approve the assessment' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve the assessment' }).click();
  await expect.poll(async () => (await dpo.assessment.read({ assessment: id })).state, SOON).toBe('approved');

  // What it rests on changes: it is open again, and says what changed.
  const set = await dpo.configuration.read({ purpose });
  // Called minor, which another supplier never is.
  const configuration = { ...lawfulConfiguration(), algorithm_supplier: 'other-labs' };
  const minor = { document: 'memo-1' };
  await dpo.configuration.set({ purpose, configuration, minor_change: minor }, { ifMatch: set });
  await expect.poll(async () => (await dpo.assessment.read({ assessment: id })).state, SOON).toBe('reopened');
  await page.reload();
  await page
    .getByRole('row', { name: /Supplier of the algorithm .* other-labs/ })
    .first()
    .waitFor();
  found.push(...(await faultsOf(page)));
  await page.goto(at('home'));
  await page.getByRole('link', { name: /^Assess anew: / }).click();
  await page.getByRole('heading', { name: 'Why it has to be assessed anew' }).waitFor();
  await page.getByRole('row', { name: /Supplier of the algorithm .* other-labs/ }).waitFor();
  expect([...found, ...wrong]).toEqual([]);
  await context.close();
}, 180_000);
