import { ProposeWitnesses, WitnessPolicyList, WitnessPolicyView } from '@consentry/contract';
import { LedgerError, NoteKey } from '@consentry/ledger';
import { parseTarget, ProblemError, type Server, type TargetSettings } from '@consentry/server';
import { noteStaffEvent, staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { LedgerTables } from '../ledger-tables.ts';
import { confirmPolicy, findPolicy, listPolicies, policyView, proposePolicy } from './witness-store.ts';

const OfPolicy = z.strictObject({ policy: z.uuid() });

/**
 * Who watches the log from outside: one proposes, another confirms.
 *
 * @param actions rows of the access table
 */
export function witnessRoutes<A extends string>(
  server: Server<LedgerTables, A>,
  targets: TargetSettings,
  actions: Readonly<Record<'list' | 'propose' | 'confirm', A>>,
): void {
  server.query({
    url: '/v1/ledger/policies',
    action: actions.list,
    summary: 'Lists who has to have seen the same log, now and before.',
    answer: WitnessPolicyList,
    about: async () => ({}),
    read: async (reading) => ({ body: { policies: (await listPolicies(reading)).map(policyView) } }),
  });
  server.command({
    method: 'POST',
    url: '/v1/ledger/policies',
    action: actions.propose,
    summary: 'Proposes who watches, and how many of them have to have seen the same log.',
    problems: ['witness_key_wrong', 'witness_url_refused'],
    body: ProposeWitnesses,
    answer: WitnessPolicyView,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body }, asked) => {
      requireKeys(body.witnesses.map(({ key }) => key));
      requireTargets(
        body.witnesses.map(({ url }) => url),
        targets,
      );
      const by = staffOf(asked);
      const policy = await proposePolicy(writing, body, by, asked.now);
      await noteStaffEvent(
        writing,
        'witness.proposed',
        { policy: policy.policy, by, quorum: body.quorum },
        asked.now,
      );
      return { body: policyView(policy) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/ledger/policies/:policy/confirmation',
    action: actions.confirm,
    summary: 'Puts a proposal in force: by an auditor, never by who proposed it.',
    problems: ['policy_state', 'four_eyes'],
    params: OfPolicy,
    body: z.strictObject({}),
    answer: WitnessPolicyView,
    about: async (reading, { params: { policy } }) => {
      const row = await findPolicy(reading, policy);
      return row === null ? null : { proposedBy: row.proposed_by };
    },
    do: async (writing, { params: { policy } }, asked) => {
      const by = staffOf(asked);
      const confirmed = await confirmPolicy(writing, policy, by, asked.now);
      await noteStaffEvent(writing, 'witness.confirmed', { policy, by, quorum: confirmed.quorum }, asked.now);
      return { body: policyView(confirmed) };
    },
  });
}

/** @throws {ProblemError} `witness_key_wrong` where one is none of a witness, or is named twice */
function requireKeys(keys: readonly string[]): void {
  const names = keys.map((text, at) => {
    try {
      const { kind, name } = NoteKey.parse(text);
      if (kind === 'witness' && !name.startsWith('device/')) return name;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
    }
    throw new ProblemError('witness_key_wrong', { fields: [`/body/witnesses/${at}/key`] });
  });
  if (new Set(names).size < names.length)
    throw new ProblemError('witness_key_wrong', { fields: ['/body/witnesses'] });
}

/** @throws {ProblemError} `witness_url_refused` where a checkpoint could not be sent to one */
function requireTargets(urls: readonly (string | undefined)[], targets: TargetSettings): void {
  for (const [at, url] of urls.entries()) {
    if (url === undefined || typeof parseTarget(url, targets) !== 'string') continue;
    throw new ProblemError('witness_url_refused', { fields: [`/body/witnesses/${at}/url`] });
  }
}
