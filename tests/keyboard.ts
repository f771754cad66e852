/** Somebody who uses a page by its keys alone: nothing is clicked, and nothing gets the focus but by Tab. */
import type { Locator, Page } from 'playwright-core';

/** Most presses of Tab between two things on one page. */
const TABS_MAX = 250;

type Name = string | RegExp;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the focus is there. @throws {Error} when no number of presses leads there */
  async to(target: Locator): Promise<void> {
    const one = target.first();
    await one.waitFor();
    for (let presses = 0; presses < TABS_MAX; presses += 1) {
      if (await one.evaluate((element) => element.contains(document.activeElement))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${String(target)}.`);
  }

  async press(name: Name, within: Page | Locator = this.page): Promise<void> {
    const button = within.getByRole('button', { name, exact: typeof name === 'string' });
    await this.to(button);
    await this.page.keyboard.press('Enter');
  }

  async follow(name: Name): Promise<void> {
    await this.to(this.page.getByRole('link', { name }));
    await this.page.keyboard.press('Enter');
  }

  /** Presses a button, and the one of the same name in the question that comes. */
  async confirm(name: Name): Promise<void> {
    await this.press(name);
    const asked = this.page.getByRole('alertdialog');
    await this.press(name, asked);
    await asked.waitFor({ state: 'detached' });
  }

  /** Types over what a field has. */
  async type(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Types into the field of a form by its name. */
  async fill(field: string, text: string): Promise<void> {
    await this.type(
      this.page.locator(`[data-field="${field}"] input, [data-field="${field}"] textarea`),
      text,
    );
  }

  /** A date of a form in English, where the month comes first. */
  async fillDate(field: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    await this.to(this.page.locator(`[data-field="${field}"]`).getByRole('spinbutton'));
    await this.page.keyboard.type(`${month}${date}${year}`);
  }

  async tick(name: Name): Promise<void> {
    const box = this.page.getByRole('checkbox', { name });
    await this.to(box);
    if (!(await box.first().isChecked())) await this.page.keyboard.press('Space');
  }

  /** One of a group, or of that of a field: Tab leads to the group, the arrows within it. */
  async choose(name: Name, field?: string): Promise<void> {
    const wanted = { name, exact: typeof name === 'string' };
    const groups =
      field === undefined ? this.page.getByRole('radiogroup') : this.page.locator(`[data-field="${field}"]`);
    const group = groups.filter({ has: this.page.getByRole('radio', wanted) });
    const radio = group.getByRole('radio', wanted).first();
    await this.to(group);
    for (let presses = 0; presses < TABS_MAX; presses += 1) {
      // What was chosen may stand in its place.
      if ((await radio.count()) === 0 || (await radio.isChecked())) return;
      await this.page.keyboard.press(presses === 0 ? 'Space' : 'ArrowDown');
    }
    throw new Error(`No arrow leads to ${String(name)}.`);
  }

  /** One of a list that opens. */
  async select(label: RegExp, option: string): Promise<void> {
    await this.press(label);
    const wanted = this.page.getByRole('option', { name: option });
    await wanted.waitFor();
    await this.page.keyboard.type(option.slice(0, 6));
    await this.page.keyboard.press('Enter');
    await wanted.waitFor({ state: 'detached' });
  }
}
