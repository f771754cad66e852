import { type DestinationStream, type Level, type Logger, pino } from 'pino';

/** Names of fields that are never written, wherever they stand; for what slips through all else. */
const HIDDEN = [
  'address',
  'authorization',
  'body',
  'contact',
  'cookie',
  'email',
  'headers',
  'identity',
  'login',
  'name',
  'password',
  'phone',
  'proof',
  'secret',
  'set-cookie',
  'text',
  'to',
  'token',
];
/** Codes of this program and of libraries: one word. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;
const CAUSES_MAX = 5;

/** What is written of an error: its kind, its code, where it was thrown. Its message may quote a person. */
interface ErrorLine {
  readonly type: string;
  readonly code: string | null;
  readonly at: readonly string[];
  readonly cause: ErrorLine | null;
}

/** Puts an error as it is written. */
function errorLine(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, code: null, at: [], cause: null };
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : null;
  const hasCause = error.cause !== undefined && depth < CAUSES_MAX;
  return {
    type: CODE.test(error.name) ? error.name : 'Error',
    code,
    // The message stands before the first frame, and may have lines that look like anything.
    at: framesOf(error),
    cause: hasCause ? errorLine(error.cause, depth + 1) : null,
  };
}

const FRAME = /^ {4}at (?:.*[ (])?(?:file:\/\/)?([\w@./+-]+:\d+:\d+)\)?$/;

function framesOf({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message);
  const frames = end < 0 ? [] : stack.slice(end + message.length).split('\n');
  return frames.flatMap((line) => FRAME.exec(line)?.[1] ?? []).slice(0, 20);
}

/**
 * Opens the log of a server. Nothing of it can name a person: errors are written without their messages,
 * and fields of these names not at all.
 */
export function serverLog(level: Level | 'silent', to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: (error: unknown) => errorLine(error), code: problemCode },
      redact: { paths: HIDDEN.flatMap(pathsOf), remove: true },
    },
    ...(to === undefined ? [] : [to]),
  );
}

/** A code of a problem or an alarm is a word of ours; one that somebody was sent has digits. */
function problemCode(code: unknown): string | null {
  return typeof code === 'string' && /^[a-z_]{1,64}$/.test(code) ? code : null;
}

function pathsOf(name: string): readonly string[] {
  const part = name.includes('-') ? `["${name}"]` : `.${name}`;
  return [part.replace(/^\./, ''), `*${part}`, `*.*${part}`];
}
