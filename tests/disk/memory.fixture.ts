// Vault whose memory the test reads from outside: verifies a thousand times, then is idle. With `leak` it keeps
// vectors as JSON and as bytes, as a careless program would; with `lock` its lease ends first.
import { createInterface } from 'node:readline';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { open, permitFor, syntheticTemplate } from '../../packages/vault/src/vault.fixture.ts';

const [, , folder = '', consent = '', share = '', mode = ''] = process.argv;
const PROBES = 1000;

const vault = open(folder);
if (share !== '') vault.takeShare(consent, Buffer.from(share, 'hex'));
let matches = 0;
/** What a careless program keeps, and a careful one has not. */
const kept: unknown[] = [];
for (let probe = 0; probe < PROBES; probe += 1) {
  using template = syntheticTemplate(1, probe / 10_000);
  if (vault.verify(permitFor('verify', consent), template)) matches += 1;
  if (mode === 'leak') {
    using own = syntheticTemplate(1);
    const bytes = Buffer.from(own.toBytes().buffer);
    const values = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
    kept.push(JSON.stringify(values), template.toBytes());
  }
}
if (mode === 'lock') vault.lock();
process.stdout.write(`${matches}\n`);
for await (const _ of createInterface({ input: process.stdin })) break;
process.stdout.write(`${kept.length}\n`);
