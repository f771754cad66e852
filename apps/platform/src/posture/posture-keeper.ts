import { type PostureFacts, FactsError, Reviewer, type RowReview, knownCalendars } from '@consentry/law';
import { ProblemError, learnApproved } from '@consentry/server';
import { FACTS_PARTS, gatherParts } from '../facts/gather-facts.ts';
import type { HandedIn } from '../facts/handed-in-store.ts';
import { latestDocument } from '../facts/latest-handed-in.ts';
import { readHandedIn } from '../facts/handed-in-store.ts';
import type { PlatformContext } from '../platform.ts';
import { knownOf } from './known.ts';
import { type Reviewed, countEvents } from './posture-store.ts';

/** A gathering that took longer than this is not made again where no event tells of a change, milliseconds. */
const CHEAP_MS = 250;
/** What no event tells of (ages, counts, configurations) is gathered again after this, milliseconds. */
export const REVIEW_EVERY_MS = 60_000;
/** Tries of gathering facts that change meanwhile. */
const TRIES = 3;

/** The posture as one replica knows it. */
export interface Posture extends Reviewed {
  readonly facts: PostureFacts;
  /** `null` where nobody has handed in anything. */
  readonly handedIn: HandedIn | null;
  /** Why the handed-in document was left out; empty when it was not. */
  readonly contradictions: readonly string[];
}

/**
 * Keeps the posture of this replica up to date. Sections that changed are judged again, by the rows that read
 * them; questions that come while facts are gathered wait for one gathering, not for one each. Replicas know
 * nothing of each other: what counts is in the database.
 */
export class PostureKeeper {
  readonly #context: Pick<PlatformContext, 'database' | 'now'>;
  #kept: {
    readonly posture: Posture;
    readonly reviewer: Reviewer;
    readonly parts: Parts;
    readonly calendars: ReturnType<typeof knownCalendars>;
  } | null = null;
  #took = 0;
  #running: Promise<Posture> | null = null;
  #next: Promise<Posture> | null = null;

  constructor(context: Pick<PlatformContext, 'database' | 'now'>) {
    this.#context = context;
  }

  /**
   * Gives the posture with everything that events tell of. In a large organisation what no event tells of may be
   * a minute old.
   *
   * @throws {ProblemError} `facts_contradictory` when the platform's own facts do not stand together
   */
  async read(): Promise<Posture> {
    // A calendar that was published makes other days of the same events.
    await learnApproved(this.#context.database.reading);
    if (this.#kept?.calendars === knownCalendars() && this.#took > CHEAP_MS) {
      const { posture } = this.#kept;
      const quiet = this.#context.now() - posture.at < REVIEW_EVERY_MS;
      if (quiet && (await this.#events()) === posture.events) return posture;
    }
    return this.gather();
  }

  /** How long the last gathering took, milliseconds. */
  get took(): number {
    return this.#took;
  }

  /** Gathers and judges what has changed; callers of the same time share one gathering that begins after they called. */
  gather(): Promise<Posture> {
    if (this.#running === null) {
      this.#running = this.#gather().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => null)
      .then(() => {
        this.#next = null;
        return this.gather();
      });
    return this.#next;
  }

  async #events(): Promise<number> {
    return sum(await countEvents(this.#context.database.reading));
  }

  async #gather(): Promise<Posture> {
    const began = performance.now();
    try {
      for (let tries = 1; ; tries += 1) {
        const events = await this.#events();
        try {
          return await this.#judge(events);
        } catch (error) {
          if (!(error instanceof FactsError)) throw error;
          // Sections are read one after the other: what changed between may name what was not there yet.
          if (tries < TRIES && (await this.#events()) !== events) continue;
          throw new ProblemError('facts_contradictory', { fields: error.paths, cause: error });
        }
      }
    } finally {
      this.#took = performance.now() - began;
    }
  }

  async #judge(events: number): Promise<Posture> {
    const { reading } = this.#context.database;
    const document = await latestDocument(reading);
    const known = this.#kept?.posture.handedIn ?? null;
    const handedIn =
      document === null ? null : document === known?.document ? known : await readHandedIn(reading, document);
    if (handedIn === null) return this.#review(events, null, []);
    try {
      return await this.#review(events, handedIn, []);
    } catch (error) {
      if (!(error instanceof FactsError)) throw error;
      // The document no longer agrees with the platform: the platform's own facts are shown without it.
      return this.#review(events, null, error.paths);
    }
  }

  async #review(
    events: number,
    handedIn: HandedIn | null,
    contradictions: readonly string[],
  ): Promise<Posture> {
    const now = this.#context.now();
    const gathered = await gatherParts(this.#context.database.aside, handedIn, FACTS_PARTS, now);
    const facts = gathered as PostureFacts;
    const parts: Parts = new Map(Object.entries(facts).map(([name, part]) => [name, JSON.stringify(part)]));
    const calendars = knownCalendars();
    const before = this.#kept?.calendars === calendars ? this.#kept : null;
    const reviewer = before?.reviewer ?? new Reviewer(facts, now);
    if (before !== null) {
      const changed = Object.entries(facts).filter(([name]) => parts.get(name) !== before.parts.get(name));
      reviewer.update(Object.fromEntries(changed), now);
    }
    const rows = handedIn === null ? reviewer.rows.map(knownOf) : reviewer.rows;
    const posture: Posture = { rows, events, at: now, facts, handedIn, contradictions };
    this.#kept = { posture, reviewer, parts, calendars };
    return posture;
  }
}

type Parts = ReadonlyMap<string, string>;

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}

/** Finds one row. */
export function rowOf({ rows }: Pick<Posture, 'rows'>, row: string): RowReview | undefined {
  return rows.find(({ requirement }) => requirement === row);
}
