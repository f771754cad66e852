import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isConsistent, isIncluded } from './tree.js';

interface Case {
  readonly name: string;
  readonly holds: boolean;
  readonly proof: readonly string[];
  readonly [member: string]: unknown;
}

const cases = (file: string): readonly Case[] =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../vectors/ledger', file), 'utf8')) as {
      cases: readonly Case[];
    }
  ).cases;
const bytes = (text: unknown) => new Uint8Array(Buffer.from(String(text), 'base64'));
const whole = (text: unknown) => BigInt(String(text));

describe('public vectors of RFC 6962 proofs', () => {
  const [inclusion, consistency] = [cases('inclusion.json'), cases('consistency.json')];

  test('there are 196, of both answers', () => {
    const answers = [...inclusion, ...consistency].map(({ holds }) => holds);
    expect(answers).toHaveLength(196);
    expect(new Set(answers).size).toBe(2);
  });

  test.each(inclusion)('inclusion $name', async ({ index, size, leaf, root, proof, holds }) => {
    expect(await isIncluded(whole(index), whole(size), bytes(leaf), proof.map(bytes), bytes(root))).toBe(
      holds,
    );
  });

  test.each(consistency)('consistency $name', async ({ size1, size2, root1, root2, proof, holds }) => {
    const given = [whole(size1), whole(size2), bytes(root1), bytes(root2), proof.map(bytes)] as const;
    expect(await isConsistent(...given)).toBe(holds);
  });
});
