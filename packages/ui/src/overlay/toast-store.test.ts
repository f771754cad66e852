import { expect, test } from 'vitest';
import { createToasts, readingTime } from './toast-store.ts';

test('a message stays until it is removed, and listeners hear of both', () => {
  const store = createToasts();
  const counts: number[] = [];
  const leave = store.subscribe(() => counts.push(store.all().length));
  store.add('ok', 'one');
  store.add('problem', 'two');
  store.remove(store.all()[0]?.id ?? 0);
  leave();
  store.add('plain', 'three');
  expect(counts).toEqual([1, 2, 1]);
  expect(store.all().map(({ text }) => text)).toEqual(['two', 'three']);
});

test('longer messages stay longer, and Chinese ones as long as English ones of the same meaning', () => {
  const short = readingTime('已保存');
  expect(short).toBeGreaterThanOrEqual(5_000);
  expect(readingTime('已保存。新的告知从今天起在三个门口显示，旧的不再显示。')).toBeGreaterThan(short);
  expect(Math.abs(readingTime('您的同意已经撤回') - readingTime('Your consent is withdrawn'))).toBeLessThan(
    2_000,
  );
});
