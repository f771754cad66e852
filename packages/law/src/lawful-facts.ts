import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import child from '../../../vectors/law/base-child.json' with { type: 'json' };
import identify from '../../../vectors/law/base-identify.json' with { type: 'json' };
import publicPlace from '../../../vectors/law/base-public.json' with { type: 'json' };
import base from '../../../vectors/law/base.json' with { type: 'json' };
import { epoch } from './instant.ts';
import { GateFacts } from './facts.ts';

/** Facts under which every act of their mode is lawful at `LAWFUL_NOW`; for tests, not exported. */
export const lawful: Readonly<Record<'base' | 'base-identify' | 'base-child' | 'base-public', GateFacts>> = {
  base: GateFacts.parse(base),
  'base-identify': GateFacts.parse(identify),
  'base-child': GateFacts.parse(child),
  'base-public': GateFacts.parse(publicPlace),
};

/** An instant at which they are, milliseconds since the epoch. */
export const LAWFUL_NOW = epoch('2026-11-22T09:00:00+08:00');

const POSTURE = join(import.meta.dirname, '../../../vectors/law/posture');

/** The state of a processor that keeps every row at `LAWFUL_NOW`, anew each time, from `vectors/law/posture`. */
export function lawfulPosture(): unknown {
  const sections = readdirSync(POSTURE).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(POSTURE, file), 'utf8')) as unknown,
  ]);
  return { as_of: '2026-11-22T08:00:00+08:00', ...Object.fromEntries(sections) };
}
