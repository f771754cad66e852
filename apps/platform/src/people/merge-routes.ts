import { DoorTicket, MergeList, MergeView, PersonId, ProposeMerge } from '@consentry/contract';
import { ProblemError } from '@consentry/server';
import { staffOf } from '@consentry/staff';
import { z } from 'zod';
import type { ConsentPorts } from '../consent/end-consent.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { ticketHash } from '../verification/verification.ts';
import { drawFreeTicket } from '../verification/verification-store.ts';
import {
  DOOR_TICKET_MS,
  addMerge,
  endDoorTickets,
  findMerge,
  isDoorRecord,
  mergePeople,
  mergeView,
  mergesOf,
} from './merge-store.ts';
import { aboutPerson } from './people-routes.ts';
import { findPerson } from './people-store.ts';

const OfPerson = z.strictObject({ person: PersonId });
const OfOne = z.strictObject({ person: PersonId, merge: z.uuid() });
const Nothing = z.strictObject({}).nullish();
/** Somebody else looks at a proposal within this, or it is over. */
const PROPOSAL_MS = 7 * 86_400_000;

/**
 * Whoever consented at a door first is there without a name; here their record becomes one with the person
 * they signed in as: by their own ticket and their own PIN at that door, or by two of staff.
 */
export function mergeRoutes(server: PlatformServer, context: PlatformContext, ports: ConsentPorts): void {
  ticketRoute(server, context);
  proposalRoutes(server, ports);
  server.query({
    url: '/v1/people/:person/merges',
    action: 'person_merge.list',
    summary: 'Lists which records became one with a person, or why they did not.',
    params: OfPerson,
    answer: MergeList,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person } }, { now }) => {
      const rows = await mergesOf(reading, person);
      return { body: { merges: rows.map((row) => mergeView(row, now)) } };
    },
  });
}

function ticketRoute(server: PlatformServer, { keys }: PlatformContext): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/door-tickets',
    action: 'person_merge.ask',
    summary: 'Gives the person eight digits by which a door’s record of them becomes theirs; once.',
    params: OfPerson,
    body: Nothing,
    answer: DoorTicket,
    status: 201,
    secret: true,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person } }, { now }) => {
      await endDoorTickets(writing, person);
      const ticket = await drawFreeTicket(writing, keys.secret);
      const ends_at = now + DOOR_TICKET_MS;
      const asked = { person, absorbed: null, asked_by_kind: 'person', asked_by: person } as const;
      const hash = { ticket_hash: ticketHash(keys.secret, ticket), proof: null, ends_at };
      const { merge } = await addMerge(writing, { ...asked, ...hash }, now);
      return { body: { merge, ticket, expires_at: new Date(ends_at).toISOString() } };
    },
  });
}

function proposalRoutes(server: PlatformServer, ports: ConsentPorts): void {
  server.command({
    method: 'POST',
    url: '/v1/people/:person/merges',
    action: 'person_merge.propose',
    summary: 'Proposes that a door’s record is of this person, who is present; somebody else approves.',
    problems: ['not_a_door_record'],
    params: OfPerson,
    body: ProposeMerge,
    answer: MergeView,
    status: 201,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    do: async (writing, { params: { person }, body: { absorbed, proof } }, asked) => {
      const [kept, other] = [await findPerson(writing, person), await findPerson(writing, absorbed)];
      // A record of another site is as if it were not there.
      if (other === null || other.site !== kept?.site) throw new ProblemError('not_found');
      const both = kept.state === 'active' && person !== absorbed;
      if (!both || !(await isDoorRecord(writing, absorbed))) throw new ProblemError('not_a_door_record');
      const by = { asked_by_kind: 'staff', asked_by: staffOf(asked) } as const;
      const proposal = { person, absorbed, proof, ticket_hash: null, ends_at: asked.now + PROPOSAL_MS };
      const row = await addMerge(writing, { ...proposal, ...by }, asked.now);
      return { body: mergeView(row, asked.now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/people/:person/merges/:merge/approval',
    action: 'person_merge.approve',
    summary: 'Makes two records one, by somebody else than who proposed it.',
    problems: ['merge_contradiction', 'merge_over', 'not_a_door_record'],
    params: OfOne,
    body: Nothing,
    answer: MergeView,
    about: async (reading, { params: { person, merge } }) => {
      const row = await findMerge(reading, merge);
      const about = row?.person === person ? await aboutPerson(reading, person) : null;
      return about === null || row?.asked_by_kind !== 'staff' ? null : { ...about, proposedBy: row.asked_by };
    },
    do: async (writing, { params: { merge } }, asked) => {
      const row = await findMerge(writing, merge);
      const open = row?.state === 'open' && asked.now < (row.ends_at ?? 0);
      if (row?.absorbed === undefined || row.absorbed === null || !open) throw new ProblemError('merge_over');
      if (!(await isDoorRecord(writing, row.absorbed))) throw new ProblemError('not_a_door_record');
      const by = { decidedBy: staffOf(asked), way: 'staff' };
      const against = await mergePeople(writing, ports, row, row.absorbed, by, asked.now);
      if (against.length > 0) {
        const fields = against.map((what) => `/${what}`);
        return { refused: new ProblemError('merge_contradiction', { fields }) };
      }
      const done = await findMerge(writing, merge);
      return { body: mergeView(done ?? row, asked.now) };
    },
  });
}
