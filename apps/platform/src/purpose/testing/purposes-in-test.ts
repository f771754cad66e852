import { type Principal, inTransaction } from '@consentry/server';
import { addCheckpoint, noteHealth, readCheckpoints } from '../../alternatives/alternatives-store.ts';
import {
  addAssessment,
  approveAssessment,
  findAssessment,
  setConfiguration,
} from '../../assessment/assessment-store.ts';
import {
  lawfulAssessment,
  lawfulCheckpoint,
  lawfulConfiguration,
  lawfulContent,
  lawfulFacts,
  lawfulNotice,
} from '../../facts/testing/lawful-facts.ts';
import { noticeRoutes } from '../../notice/notice-routes.ts';
import type { PlatformContext, PlatformServer } from '../../platform.ts';
import { type Got, type TestServer, startTestServer } from '../../testing/test-server.ts';
import { purposeRoutes } from '../purpose-routes.ts';

/** A member of staff who showed a second factor this year. */
export function steppedUp(role: string, id: string, now: number): Principal {
  return { kind: 'staff', id, roles: [role], sites: [], steppedUpAt: now };
}

/** What stands before a purpose begins, each of which can be left out. */
export type Before = 'notice' | 'assessment' | 'alternatives';

/** A test server with purposes, and the steps by which one begins. */
export interface PurposesInTest extends TestServer {
  /** The officer who writes and proposes, and another one who approves. */
  readonly writer: Principal;
  readonly approver: Principal;
  as(who: Principal, method: string, path: string, body?: unknown, revision?: number): Promise<Got>;
  /** Writes a purpose with everything that has to stand before it. @returns its id */
  prepare(left?: { readonly without?: Before }): Promise<string>;
  assess(purpose: string, version: number): Promise<string>;
  revision(purpose: string): Promise<number>;
  propose(purpose: string): Promise<Got>;
  approve(purpose: string, who?: Principal): Promise<Got>;
  /** Publishes a first or another notice. @returns what was answered */
  publish(purpose: string, draft?: ReturnType<typeof lawfulNotice>): Promise<Got>;
}

/** Starts it. */
export async function startPurposes(
  more: (server: PlatformServer, context: PlatformContext) => void = () => {},
): Promise<PurposesInTest> {
  const server = await startTestServer((routes, context) => {
    purposeRoutes(routes, context);
    noticeRoutes(routes, context);
    more(routes, context);
  });
  const { clock, context } = server;
  const { database } = context;
  const writer = steppedUp('dpo', 'dpo-writer', clock.now);
  const approver = steppedUp('dpo', 'dpo-approver', clock.now);
  const as: PurposesInTest['as'] = (who, method, path, body, revision) => {
    const fresh = who.kind === 'staff' && who.steppedUpAt !== null ? { ...who, steppedUpAt: clock.now } : who;
    const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` };
    return server.send(method, path, body, { as: fresh, headers });
  };
  const revision = async (purpose: string): Promise<number> =>
    Number((await as(writer, 'GET', `/v1/purposes/${purpose}`)).body['revision']);
  const assess = (purpose: string, version: number): Promise<string> =>
    inTransaction(database, async (writing) => {
      const configuration = lawfulConfiguration();
      const set = { purpose, configuration, minor: null, by: 'staff installer-1', revision: 1 };
      await setConfiguration(writing, set, clock.now);
      const assessed = {
        purpose,
        purpose_version: version,
        mode: 'verify',
        configuration,
        content: lawfulAssessment(),
        after_incident: null,
      } as const;
      const id = await addAssessment(writing, assessed, 'dpo-writer', clock.now);
      const found = await findAssessment(writing, id);
      if (found !== null) await approveAssessment(writing, found, 'dpo-approver', clock.now);
      return id;
    });
  const openWays = (purpose: string, live: boolean): Promise<void> =>
    inTransaction(database, async (writing) => {
      const checkpoint = await addCheckpoint(writing, purpose, lawfulCheckpoint(), clock.now);
      const [made] = await readCheckpoints(writing, { checkpoint });
      for (const way of made?.ways ?? []) await noteHealth(writing, way, live, clock.now);
    });
  const publish: PurposesInTest['publish'] = async (purpose, draft = lawfulNotice(purpose)) => {
    const made = await as(writer, 'POST', '/v1/notices', draft);
    const path = `/v1/notices/${String(made.body['notice'])}/publication`;
    return as(writer, 'POST', path, { facts: lawfulFacts(purpose, clock.now) }, 1);
  };
  return {
    ...server,
    writer,
    approver,
    as,
    revision,
    assess,
    publish,
    async prepare({ without } = {}) {
      const made = await as(writer, 'POST', '/v1/purposes', lawfulContent());
      const purpose = String(made.body['purpose']);
      if (without !== 'notice') await publish(purpose);
      if (without !== 'assessment') await assess(purpose, 1);
      await openWays(purpose, without !== 'alternatives');
      return purpose;
    },
    propose: async (purpose) => {
      clock.now += 1000;
      const facts = lawfulFacts(purpose, clock.now);
      return as(writer, 'POST', `/v1/purposes/${purpose}/proposal`, { facts }, await revision(purpose));
    },
    approve: async (purpose, who = approver) => {
      clock.now += 1000;
      return as(who, 'POST', `/v1/purposes/${purpose}/approval`, {}, await revision(purpose));
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
