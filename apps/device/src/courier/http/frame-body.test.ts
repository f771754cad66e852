import { afterEach, expect, test, vi } from 'vitest';
import { toProblem } from './answer-problem.ts';
import { readFrame } from './frame-body.ts';

afterEach(() => vi.restoreAllMocks());

async function* broken(pieces: readonly string[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
  throw new Error('aborted');
}

/** What every array held when it was wiped. */
function watchWipes(): readonly string[] {
  const wiped: string[] = [];
  const fill = Uint8Array.prototype.fill;
  vi.spyOn(Uint8Array.prototype, 'fill').mockImplementation(function (this: Uint8Array, ...how) {
    wiped.push(Buffer.from(this).toString('latin1').replace(/\0+$/, ''));
    return fill.apply(this, how);
  });
  return wiped;
}

test.each([64, null])('a photo that breaks off half-way is wiped (%s bytes declared)', async (declared) => {
  const wiped = watchWipes();
  await expect(readFrame(broken(['a face', ' in part']), declared)).rejects.toThrow('aborted');
  expect(wiped).toContain('a face in part');
});

test('a kiosk that goes away in the middle of a photo is no failure of ours', () => {
  const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  expect(toProblem(aborted).code).toBe('malformed_request');
  expect(toProblem(new Error('aborted')).code).toBe('internal');
});
