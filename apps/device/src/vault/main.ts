import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openRecogniser, prepareModels } from '@consentry/recognition';
import { CustodyLevel, Suite } from '@consentry/contract';
import { custodyOf, openVault, VaultError } from '@consentry/vault';
import { encodeReply, FrameError, RequestReader } from '../pipe/frame.ts';
import { probeConfinement } from './confinement.ts';
import { openEyes } from './eyes.ts';
import { allOnePerson, ruleFor } from './rule.ts';
import { VaultService, type VaultWorks } from './service.ts';

/**
 * The vault process: it alone sees pixels, templates and keys. Requests come on stdin, replies leave
 * on stdout, and stderr has one fixed line where it cannot start. Started by `launch.ts` only.
 */

/** The store cannot be opened or written; see stderr. */
const EXIT_STORE = 70;
/** The models cannot be loaded. */
const EXIT_MODELS = 71;
/** What came on stdin was not this protocol. */
const EXIT_PROTOCOL = 76;

const SWEEP_MS = 5_000;

const { values: place } = parseArgs({
  options: {
    store: { type: 'string', default: '' },
    models: { type: 'string', default: '' },
    device: { type: 'string', default: '' },
    embed: { type: 'string', default: '' },
    suite: { type: 'string' },
    custody: { type: 'string', default: 'software' },
    'overwrites-in-place': { type: 'boolean', default: false },
  },
});

// Ctrl-C reaches the whole group: the courier decides when this process ends, by closing the pipe.
process.on('SIGINT', () => {});

const confinement = await probeConfinement();
const service = new VaultService({
  confinement,
  device: place.device,
  overwritesInPlace: place['overwrites-in-place'],
  now: Date.now,
});
let works: VaultWorks | null = null;

/** Ends the process. Only codes and fixed sentences are printed: an error's own text may hold anything. */
function stop(code: number, line: string): never {
  service.clear();
  works?.vault.close();
  if (line !== '') process.stderr.write(`vault: ${line}\n`);
  process.exit(code);
}

async function begin(): Promise<void> {
  const models = await prepareModels({
    cache: place.models,
    ...(place.embed === '' ? {} : { embed: place.embed }),
  });
  const recogniser = await openRecogniser({ models, now: Date.now });
  const vault = openVault({
    folder: place.store,
    device: place.device,
    ...(place.suite === undefined ? {} : { suite: Suite.parse(place.suite) }),
    custody: custodyOf(CustodyLevel.parse(place.custody), place.store, randomBytes),
    now: Date.now,
    random: randomBytes,
    model: recogniser.digest,
    rule: ruleFor(recogniser.manifest),
  });
  works = { vault, eyes: openEyes(recogniser), isOnePerson: allOnePerson(recogniser.manifest, Date.now) };
  service.begin(works);
}

function stopUnable(error: unknown): never {
  if (error instanceof VaultError) return stop(EXIT_STORE, `${error.code}: ${error.message}`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return stop(
    EXIT_MODELS,
    `${/^[a-z_]{1,40}$/i.test(code) ? code : 'unknown'}: the models cannot be loaded.`,
  );
}

function stopAtStream(error: unknown): never {
  return stop(EXIT_PROTOCOL, error instanceof FrameError ? `${error.code}: ${error.message}` : 'stream_dead');
}

async function serve(): Promise<never> {
  const reader = new RequestReader();
  try {
    for await (const chunk of process.stdin) {
      if (!(chunk instanceof Uint8Array)) continue;
      for (const frame of reader.push(chunk)) {
        const reply = await service.answer(frame);
        process.stdout.write(encodeReply(reply));
        if (service.mustStop) stop(EXIT_STORE, 'store_failed');
      }
      // Pieces of a photo that came in it.
      chunk.fill(0);
    }
    reader.end();
  } catch (error) {
    stopAtStream(error);
  }
  return stop(0, '');
}

process.on('SIGTERM', () => stop(0, ''));
process.stdout.on('error', () => stop(0, ''));
setInterval(() => {
  service.sweep();
  if (service.mustStop) stop(EXIT_STORE, 'store_failed');
}, SWEEP_MS).unref();
// Without confinement nothing is opened, and no argument or variable says otherwise.
if (confinement.confined) begin().catch(stopUnable);
await serve();
