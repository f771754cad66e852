import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  Admission,
  CaptureView,
  ConsentView,
  DoorView,
  FrameOutcome,
  PersonView,
  Pin,
  Presentation,
  SessionView,
  WithdrawalView,
  certificateWords,
} from '@consentry/contract';
import { OPERATOR_KEY_FILE } from '@consentry/device';
import { qualityText } from '@consentry/recognition';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { CliError, EXIT } from '../cli-error.ts';
import type { Context, Contextual } from '../context.ts';
import { readInput } from '../input.ts';
import { both, type Messages } from '../messages.ts';
import { defaultDataFolder } from '../paths.ts';
import { DoorClient } from './door-client.ts';

/** Address `consentry start` listens on when nothing else is said. */
export const DEFAULT_DOOR_URL = 'http://127.0.0.1:7460';

/** How often, and how many times, the command looks whether a withdrawal is erased yet. */
const ERASURE_LOOK_MS = 200;
const ERASURE_LOOKS = 15;

/** Photos that are looked at, at most: as many as the door fuses. */
const PHOTOS_MAX = 5;

interface At {
  readonly url: string;
}
interface Credentials extends At {
  readonly number: string;
  readonly pin: string;
}

/** `consentry door …`: everything the kiosk does, on photo files. */
export function addDoor(program: Command, m: Messages, withContext: Contextual): void {
  const door = program.command('door').description(m.door);
  const command = (name: string, description: string): Command =>
    door.command(name).description(description).option('--url <address>', m.doorUrl, DEFAULT_DOOR_URL);
  const known = (name: string, description: string): Command =>
    command(name, description)
      .requiredOption('--number <number>', m.optionNumber)
      .requiredOption('--pin <pin>', m.optionPin);

  command('show', m.doorShow).action(
    withContext(async ({ output, m }, { url }: At) => {
      const view = await new DoorClient(url).call('/v1/door', DoorView);
      const lines = [
        `${output.pick(view.organisation.name)} · ${output.pick(view.door.name)}`,
        output.pick(view.purpose.statement),
        m.doorWays(
          named(
            m,
            view.ways.map(({ way }) => way),
          ),
        ),
        '',
        ...view.notice.points.flatMap(({ title, text }) => [output.pick(title), `  ${output.pick(text)}`]),
        '',
        ...view.notice.full.map((text) => output.pick(text)),
      ];
      output.result(view, lines.join('\n'));
    }),
  );

  command('register', m.doorRegister)
    .requiredOption('--pin <pin>', m.optionPin)
    .action(
      withContext(async ({ output, m }, { url, pin }: At & { pin: string }) => {
        requirePin(pin);
        const session = await new DoorClient(url).call('/v1/people', SessionView, { json: { pin } });
        output.result({ number: session.number }, m.doorNumber(session.number));
      }),
    );

  known('enrol', m.doorEnrol)
    .argument('<photos...>')
    .addOption(
      new Option('--consent <answer>', m.doorEnrolConsent).choices(['yes', 'no']).makeOptionMandatory(),
    )
    .addOption(
      new Option('--age <band>', m.doorEnrolAge).choices(['under-14', '14-or-over']).makeOptionMandatory(),
    )
    .action(
      withContext(
        async (context, photos: string[], options: Credentials & { consent: 'yes' | 'no'; age: string }) => {
          const client = new DoorClient(options.url);
          const token = await signIn(client, options);
          const { notice } = await client.call('/v1/door', DoorView);
          context.output.say(
            notice.points
              .map(({ title, text }) => `${context.output.pick(title)}\n  ${context.output.pick(text)}`)
              .join('\n'),
          );
          const { presentation } = await client.call('/v1/notices/presented', Presentation, {
            json: { digest: notice.digest },
            token,
          });
          await client.call('/v1/consents', ConsentView, {
            json: {
              presentation,
              scope: 'enrolment',
              ...(options.consent === 'no'
                ? { decision: 'refused' }
                : { decision: 'given', age: options.age === 'under-14' ? 'under_14' : '14_or_over' }),
            },
            token,
          });
          if (options.consent === 'no') {
            context.output.result({ outcome: 'declined' }, context.m.doorDeclined);
            return;
          }
          await look(context, client, { act: 'enrol' }, photos, token);
        },
      ),
    );

  command('verify', m.doorVerify)
    .argument('<photos...>')
    .requiredOption('--number <number>', m.optionNumber)
    .action(
      withContext(async (context, photos: string[], { url, number }: At & { number: string }) => {
        await look(context, new DoorClient(url), { act: 'verify', number }, photos);
      }),
    );

  known('pin', m.doorPin).action(
    withContext(async ({ output, m }, options: Credentials) => {
      const { number, pin, url } = options;
      const entry = await new DoorClient(url).call('/v1/entries/pin', Admission, { json: { number, pin } });
      output.result({ outcome: entry.outcome, way: entry.way }, m.doorAdmitted(named(m, [entry.way])));
    }),
  );

  known('me', m.doorMe).action(
    withContext(async ({ output }, options: Credentials) => {
      const client = new DoorClient(options.url);
      const view = await client.call('/v1/me', PersonView, { token: await signIn(client, options) });
      const lines = view.records.map(
        ({ at, event, way, outcome }) => `${at}  ${event}  ${way ?? '-'}  ${outcome}`,
      );
      output.result(view, [view.session.face, ...lines].join('\n'));
    }),
  );

  known('withdraw', m.doorWithdraw).action(
    withContext(async ({ output, m }, options: Credentials) => {
      const client = new DoorClient(options.url);
      const token = await signIn(client, options);
      let view = await client.call('/v1/withdrawals', WithdrawalView, { json: {}, token });
      // Effective already; erased as soon as the vault has said so, which is a moment later.
      for (let looks = 0; view.state !== 'erased' && looks < ERASURE_LOOKS; looks += 1) {
        await setTimeout(ERASURE_LOOK_MS);
        view = await client.call(`/v1/withdrawals/${view.withdrawal}`, WithdrawalView, { token });
      }
      const words = view.certificate === null ? [] : certificateWords(view.certificate.content);
      const lines = words.map((text) => output.pick(text));
      output.result(view, [m.doorWithdrawal(m.doorWithdrawalState[view.state]), ...lines].join('\n'));
    }),
  );

  command('withdraw-for', m.doorWithdrawFor)
    .requiredOption('--number <number>', m.optionNumber)
    .option('--data <folder>', m.startData, defaultDataFolder())
    .action(
      withContext(async ({ output, m }, { url, number, data }: At & { number: string; data: string }) => {
        const operator = (await readInput(join(data, OPERATOR_KEY_FILE))).toString('utf8').trim();
        const view = await new DoorClient(url).call('/v1/withdrawals/by-staff', WithdrawalView, {
          json: { number },
          operator,
        });
        output.result(view, m.doorWithdrawal(m.doorWithdrawalState[view.state]));
      }),
    );
}

/** Ways in, in the words of a person. */
function named(m: Messages, ways: readonly string[]): string {
  return ways.map((way) => m.way[way] ?? way).join(m.comma);
}

async function signIn(client: DoorClient, { number, pin }: Credentials): Promise<string> {
  const { token } = await client.call('/v1/sessions', SessionView, { json: { number, pin } });
  return token;
}

/** A person sets their PIN here: they are told what one is. @throws {CliError} `bad_pin` */
function requirePin(pin: string): void {
  if (Pin.safeParse(pin).success) return;
  throw new CliError(
    'bad_pin',
    {
      what: both((m) => m.badPinWhat),
      why: both((m) => m.badPinWhy),
      remedy: both((m) => m.badPinRemedy),
    },
    EXIT.usage,
  );
}

/** Opens a capture and gives it the photos in turn until there is a decision. */
async function look(
  { output, m, exit }: Context,
  client: DoorClient,
  start: Readonly<Record<string, string>>,
  photos: readonly string[],
  token?: string,
): Promise<void> {
  const bytes = await Promise.all(photos.slice(0, PHOTOS_MAX).map(async (photo) => readInput(photo)));
  const session = token === undefined ? {} : { token };
  const { capture, need } = await client.call('/v1/captures', CaptureView, {
    json: { ...start, photos: bytes.length },
    ...session,
  });
  let last: FrameOutcome = { outcome: 'more', have: 0, need };
  for (const [at, photo] of bytes.entries()) {
    last = await client.call(`/v1/captures/${capture}/frames`, FrameOutcome, { photo, ...session });
    if (last.outcome === 'guidance') {
      const guidance = last.reasons.map((reason) => output.pick(qualityText(reason)));
      output.say(m.doorFrame(photos[at] ?? '', guidance.join(m.comma)));
    }
    if (last.outcome !== 'guidance' && last.outcome !== 'more') break;
  }
  if (last.outcome === 'enrolled') output.result({ outcome: 'enrolled' }, m.doorEnrolled);
  else if (last.outcome === 'admitted')
    output.result({ outcome: 'admitted', way: 'face' }, m.doorAdmitted(named(m, ['face'])));
  else if (last.outcome === 'not_recognised') {
    output.result(last, m.doorNotRecognised(last.tries_left, named(m, last.other_ways)));
    exit(EXIT.refused);
  } else {
    await client.call(`/v1/captures/${capture}`, z.null(), { method: 'DELETE', ...session });
    output.result(last, m.doorNeedMore(last.have, last.need));
    exit(EXIT.failed);
  }
}
