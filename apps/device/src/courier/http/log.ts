import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** Names under which a secret or a person could come by; whatever is logged under them is cut out. */
const SECRETS = ['pin', 'number', 'token', 'authorization', 'body', 'payload', 'person', 'image', 'pin_hash'];

/** Where and how much to log. */
export interface LogOptions {
  readonly level: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  readonly destination?: DestinationStream;
}

/** Makes the courier's log. It tells of routes, codes and times; never of bodies or persons. */
export function openLog(options: LogOptions): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: errorShape },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** An error by kind and place. Its message is left out: a parser quotes what it could not read. */
function errorShape(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorShape(error.cause) }),
  };
}
