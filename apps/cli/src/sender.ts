import type { SenderSettings } from '@consentry/platform';
import { CliError, EXIT } from './cli-error.ts';
import { readJson } from './input.ts';
import { both } from './messages.ts';

/** Reads how messages reach people, as docs/guides/operate.md says. @throws {CliError} `codes_unreadable` */
export async function readSender(file: string): Promise<SenderSettings> {
  // Only here: the other commands need no server.
  const { SenderSettings: form } = await import('@consentry/platform');
  const read = form.safeParse(await readJson(file));
  if (read.success) return read.data;
  throw new CliError(
    'codes_unreadable',
    {
      what: both((m) => m.badCodesWhat(file)),
      why: both((m) => m.badCodesWhy),
      remedy: both((m) => m.badCodesRemedy),
    },
    EXIT.usage,
  );
}
