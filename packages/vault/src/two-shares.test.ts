import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkStore } from './check-store.ts';
import { softwareCustody } from './root-key.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate, temporaryFolder } from './vault.fixture.ts';
import type { Vault } from './vault.ts';

interface Person {
  readonly consent: string;
  readonly seed: number;
  readonly share: Buffer;
}

const PEOPLE = 40;
const people = (): readonly Person[] =>
  Array.from({ length: PEOPLE }, (_, seed) => ({ consent: randomUUID(), seed, share: randomBytes(32) }));

function enrol(vault: Vault, { consent, seed }: Person): void {
  vault.enrol(permitFor('enrol', consent), syntheticTemplate(seed), NOW + 300 * DAY);
}

function matches(vault: Vault, { consent, seed }: Person): boolean {
  return vault.verify(permitFor('verify', consent), syntheticTemplate(seed, 0.05));
}

/** How many templates of a copy of the folder open, with these shares. */
function opened(folder: string, given: readonly (readonly [consent: string, share: Buffer])[]): number {
  using copy = temporaryFolder();
  cpSync(folder, copy.folder, { recursive: true });
  const vault = open(copy.folder);
  for (const [consent, share] of given) vault.takeShare(consent, share);
  const { count } = vault;
  expect(vault.problems).toEqual([]);
  vault.close();
  return count;
}

test('a copy of everything on the disk opens no template without the shares, and all with them', async () => {
  using place = temporaryFolder();
  const all = people();
  {
    await using vault = open(place.folder);
    for (const person of all) {
      expect(vault.takeShare(person.consent, person.share)).toBe(true);
      enrol(vault, person);
    }
    expect(all.every((person) => matches(vault, person))).toBe(true);
  }
  expect(opened(place.folder, [])).toBe(0);
  // Not with those of others, either.
  expect(
    opened(
      place.folder,
      all.map(({ consent }, at) => [consent, all[(at + 1) % PEOPLE]?.share ?? randomBytes(32)]),
    ),
  ).toBe(0);
  // The control: the shares are all that was missing.
  expect(
    opened(
      place.folder,
      all.map(({ consent, share }) => [consent, share]),
    ),
  ).toBe(PEOPLE);
  const report = checkStore({
    folder: place.folder,
    custody: softwareCustody(place.folder, randomBytes),
    random: randomBytes,
    now: NOW,
  });
  expect(report).toMatchObject({ ok: true, templates: PEOPLE, in_two_shares: PEOPLE });
});

test('sealed until the shares come, and again when the lease ends; withdrawn, no share opens it', async () => {
  using place = temporaryFolder();
  const [ann, bo] = people();
  if (ann === undefined || bo === undefined) throw new Error('Nobody.');
  {
    await using vault = open(place.folder);
    for (const person of [ann, bo]) {
      vault.takeShare(person.consent, person.share);
      enrol(vault, person);
    }
    vault.lock();
    expect([vault.count, vault.standing(ann.consent)]).toEqual([0, 'sealed']);
    expect(() => matches(vault, ann)).toThrow(expect.objectContaining({ code: 'sealed' }));
    // Nor may another be put in its place.
    expect(() => enrol(vault, ann)).toThrow(expect.objectContaining({ code: 'already_enrolled' }));
    vault.takeShare(ann.consent, ann.share);
    expect([matches(vault, ann), vault.count]).toEqual([true, 1]);
  }
  await using vault = open(place.folder);
  expect(vault.count).toBe(0);
  expect(vault.erase(ann.consent)).toBe(1);
  vault.settle();
  expect(vault.erasure(ann.consent)).toMatchObject({ templates: 1, shares: 2 });
  expect(vault.takeShare(ann.consent, ann.share)).toBe(false);
  expect(vault.takeShare(bo.consent, bo.share)).toBe(true);
  expect(matches(vault, bo)).toBe(true);
});

test('templates that needed no share need it from the first that comes, and their old keys are over', async () => {
  using place = temporaryFolder();
  const all = people();
  {
    await using vault = open(place.folder);
    for (const person of all) enrol(vault, person);
  }
  // The control: as they were, they open by themselves.
  expect(opened(place.folder, [])).toBe(PEOPLE);
  using stale = temporaryFolder();
  cpSync(place.folder, stale.folder, { recursive: true });
  {
    await using vault = open(place.folder);
    for (const { consent, share } of all) expect(vault.takeShare(consent, share)).toBe(true);
    expect(vault.unsettled()).toMatchObject({ count: 1 });
    vault.settle();
    expect(vault.unsettled().count).toBe(0);
    expect(all.every((person) => matches(vault, person))).toBe(true);
    expect(vault.check().problems).toEqual([]);
  }
  expect(opened(place.folder, [])).toBe(0);
  expect(
    opened(
      place.folder,
      all.map(({ consent, share }) => [consent, share]),
    ),
  ).toBe(PEOPLE);
  // The database of before beside the keys of now: their epoch is over.
  cpSync(`${stale.folder}/templates.db`, `${place.folder}/templates.db`);
  await using vault = open(place.folder);
  expect(vault.count).toBe(0);
});

test('many shares at once seal each template anew once, whoever they are given for', async () => {
  using place = temporaryFolder();
  const all = people();
  await using vault = open(place.folder);
  for (const person of all) enrol(vault, person);
  const stranger = { consent: randomUUID(), share: randomBytes(32) };
  const [first] = all;
  if (first === undefined) throw new Error('Nobody.');
  // One is given twice, the last counts; one is of nobody yet, and is kept.
  const given = [{ ...first, share: randomBytes(32) }, ...all, stranger];
  expect(vault.takeShares(given)).toBe(PEOPLE + 1);
  vault.settle();
  expect(all.every((person) => matches(vault, person))).toBe(true);
  expect(vault.check()).toMatchObject({ ok: true, in_two_shares: PEOPLE, slots: { used: PEOPLE } });
  vault.lock();
  // A share that does not fit opens nothing, and harms none of the others.
  const wrong = all.map(({ consent, share }, at) => ({ consent, share: at === 0 ? randomBytes(32) : share }));
  expect(vault.takeShares(wrong)).toBe(PEOPLE - 1);
  expect(vault.standing(first.consent)).toBe('sealed');
  expect(vault.takeShares(all)).toBe(PEOPLE);
});

test('broken off at any write of sealing in two, the template is there and opens', () => {
  let brokenOff = 0;
  // The ratchet of one block of slots draws some forty times; the last of these is enough for all of it.
  const draws = [0, 1, 2, 3, 4, 5, 6, 7, 8, 20, 35, 400];
  for (const allowed of draws) {
    using place = temporaryFolder();
    const [ann] = people();
    if (ann === undefined) throw new Error('Nobody.');
    const before = open(place.folder);
    enrol(before, ann);
    before.close();
    let drawn = Number.NEGATIVE_INFINITY;
    const vault = open(place.folder, {
      random: (bytes) => {
        drawn += 1;
        if (drawn > allowed) throw new Error('broken off');
        return randomBytes(bytes);
      },
    });
    drawn = 0;
    try {
      vault.takeShare(ann.consent, ann.share);
      vault.settle();
    } catch {
      brokenOff += 1;
    }
    vault.close();
    const after = open(place.folder);
    after.takeShare(ann.consent, ann.share);
    expect([allowed, after.check().problems, matches(after, ann)]).toEqual([allowed, [], true]);
    after.close();
  }
  expect(brokenOff).toBe(draws.length - 1);
});
