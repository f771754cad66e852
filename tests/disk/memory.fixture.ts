// Vault whose memory the test reads from outside: verifies a thousand times, then is idle. With `leak` it keeps
// vectors as JSON and as bytes, as a careless program would.
import { createInterface } from 'node:readline';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { DAY, NOW, open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';

const [, , folder = '', consent = '', fault = ''] = process.argv;
const PEOPLE = 5;
const PROBES = 1000;

const vault = open(folder);
for (let person = 1; person <= PEOPLE; person += 1) {
  using template = syntheticTemplate(person);
  const own = person === 1 ? consent : consent.replace(/^.{8}/, String(person).padStart(8, '0'));
  vault.enrol(permitFor('enrol', own), template, NOW + 340 * DAY);
}
let matches = 0;
/** What a careless program keeps, and a careful one has not. */
const kept: unknown[] = [];
for (let probe = 0; probe < PROBES; probe += 1) {
  using template = syntheticTemplate(1, probe / 10_000);
  if (vault.verify(permitFor('verify', consent), template)) matches += 1;
  if (fault === 'leak') {
    using own = syntheticTemplate(1);
    const bytes = Buffer.from(own.toBytes().buffer);
    const values = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
    kept.push(JSON.stringify(values), template.toBytes());
  }
}
process.stdout.write(`${matches}\n`);
for await (const _ of createInterface({ input: process.stdin })) break;
process.stdout.write(`${kept.length}\n`);
