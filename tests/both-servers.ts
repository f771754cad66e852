/** A real authority and a real platform in one process, by one clock: for the tests and stories across both. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import type { AuthorityRole } from '@consentry/contract';
import type { TargetSettings } from '@consentry/server';
import { ENGINE, makeTestDatabase } from '@consentry/server/testing';
import {
  type RunningAuthority,
  type SignedInOfficial,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import type { Platform, PlatformOptions } from '../apps/platform/src/platform.ts';
import { type SignedIn, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

/** The platform reaches an authority on this machine, as only whoever runs it can allow. */
export const HERE: TargetSettings = { ports: [], networks: [], loopback: true };

/** How both are started. */
export interface BothOptions {
  /** Epoch milliseconds at which their clock stands; left out: 2026-11-23 09:00 in Shanghai. */
  readonly at?: number;
  /** `true`: the clock is that of this machine, and runs. */
  readonly runs?: true;
  readonly authority?: Parameters<typeof runAuthority>[0];
  readonly platform?: Partial<PlatformOptions>;
}

/** Both servers. */
export interface BothServers extends AsyncDisposable {
  readonly authority: RunningAuthority;
  readonly platform: Platform;
  /** Where the platform keeps its files. */
  readonly folder: string;
  /** Of both; sessions last by it too, so sign in again after a long step. */
  readonly clock: { now: number };
  /** An officer of the platform who has just shown a second factor. */
  readonly dpo: () => Promise<SignedIn>;
  /** An official of the authority who has just shown a second factor. */
  readonly official: (role: AuthorityRole) => Promise<SignedInOfficial>;
  /** The authority cannot be reached until it is started again, by the same address and on the same folder. */
  readonly stopAuthority: () => Promise<void>;
  readonly startAuthority: () => Promise<void>;
}

/** Starts both; their folders are gone afterwards. */
export async function runBothServers(options: BothOptions = {}): Promise<BothServers> {
  const clock = { now: options.at ?? Date.parse('2026-11-23T09:00:00+08:00') };
  const now = options.runs === true ? Date.now : () => clock.now;
  const platforms = new RunningPlatforms();
  const folder = options.platform?.data ?? platforms.folder();
  const started = await platforms.start({
    codes: { via: 'file', path: '/dev/null' },
    webhooks: { settings: HERE },
    now,
    ...options.platform,
    data: folder,
  });
  // Where it has a name, it is asked by that name alone.
  const platform = { ...started, url: options.platform?.origins?.[0] ?? started.url };
  const data = platforms.folder();
  // Started again, it is on the same database.
  const made = ENGINE === 'sqlite' ? null : await makeTestDatabase();
  const kept = made === null ? {} : { databaseUrl: made.url };
  const start = async (port: number) => runAuthority({ port, now, data, ...kept, ...options.authority });
  let authority = await start(0);
  const port = Number(new URL(authority.url).port);
  let isStopped = false;
  return {
    get authority() {
      return authority;
    },
    platform,
    folder,
    clock,
    dpo: async () => signedIn(platform, 'dpo'),
    official: async (role) => officialOf(authority, role),
    stopAuthority: async () => {
      isStopped = true;
      await authority[Symbol.asyncDispose]();
    },
    startAuthority: async () => {
      authority = await start(port);
      isStopped = false;
    },
    async [Symbol.asyncDispose]() {
      if (!isStopped) await authority[Symbol.asyncDispose]();
      await made?.empty();
      await platforms[Symbol.asyncDispose]();
    },
  };
}
