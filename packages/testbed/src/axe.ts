import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Which of axe's rules are asked; left out: those of WCAG 2.2 A and AA, and best practice. */
export interface AxeOptions {
  readonly rules?: readonly string[];
  readonly without?: readonly string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page as it is, one line each: the rule, and the element. It runs in the page, which stays
 * loaded with it, and looks into no frame: no screen has one.
 */
export async function axeFinds(page: Page, { rules, without = [] }: AxeOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const options: RunOptions = {
    iframes: false,
    resultTypes: ['violations'],
    runOnly: rules === undefined ? { type: 'tag', values: TAGS } : { type: 'rule', values: [...rules] },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const violations = await page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { axe: { run: (asked: RunOptions) => Promise<AxeResults> } };
    return (await axe.run(asked)).violations;
  }, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
