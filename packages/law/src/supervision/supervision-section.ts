import { z } from 'zod';
import { Digest, Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { Officer } from './officer.ts';

/** Departments with duties of personal information protection (§ 第十六条). */
export const Authority = z.enum(['cyberspace', 'public_security', 'market_supervision', 'other']);
export type Authority = z.infer<typeof Authority>;

/** What was handed to an authority, and the numbers in it; `null` where it states none. */
const Submission = z.strictObject({
  id: Id,
  authority: Authority,
  submitted_on: CivilDate,
  digest: Digest,
  figures: z.strictObject({
    devices: z.int().min(0).nullable(),
    sites: z.int().min(0).nullable(),
    persons: z.int().min(0).nullable(),
  }),
  /** Note on why its numbers are others than those given elsewhere, or `null`. */
  difference_note: Id.nullable(),
});

/** One inspection by an authority, or what it asks of a complaint or an incident (§ 第十六条第二款). */
const Inspection = z
  .strictObject({
    id: Id,
    authority: Authority,
    /** The reported incident that it asks about; left out where it is about none. */
    incident_id: Id.optional(),
    asked_on: CivilDate,
    /** Last day that the authority set, or `null`. */
    until: CivilDate.nullable(),
    /** Who sees to it, a pseudonymous id; `null` while nobody was named. */
    contact: Id.nullable(),
    /** Whether anything that was lawfully asked was refused. */
    refused: z.boolean(),
    /** What the account of the inspector may do. */
    access: z.enum(['none', 'read_only', 'write']),
    answered_on: CivilDate.nullable(),
    /** Evidence that was handed over; `null` while none was. */
    pack: z
      .strictObject({
        digest: Digest,
        /** Articles 5 to 15 of which it holds evidence. */
        articles: z.array(z.int().min(5).max(15)).max(11),
        templates: z.int().min(0),
      })
      .nullable(),
  })
  .refine(({ asked_on, until }) => until === null || until >= asked_on, {
    path: ['until'],
    error: 'over before it was asked',
  })
  .refine(({ asked_on, answered_on }) => answered_on === null || answered_on >= asked_on, {
    path: ['answered_on'],
    error: 'answered before it was asked',
  });
export type Inspection = z.infer<typeof Inspection>;

/** What an authority decided against the processor (§ 第十八条). */
const Decision = z
  .strictObject({
    id: Id,
    authority: Authority,
    issued_on: CivilDate,
    /** What it asks to be done; a warning asks nothing. */
    asks: z.enum(['nothing', 'correct', 'suspend', 'end_service', 'hand_over', 'pay']),
    /** Last day that it sets, or `null`. */
    until: CivilDate.nullable(),
    complied_on: CivilDate.nullable(),
    /** Evidence that the processor was not at fault (《个人信息保护法》第六十九条), or `null`. */
    no_fault_pack: Digest.nullable(),
  })
  .refine(({ issued_on, until }) => until === null || until >= issued_on, {
    path: ['until'],
    error: 'over before it was issued',
  })
  .refine(({ issued_on, complied_on }) => complied_on === null || complied_on >= issued_on, {
    path: ['complied_on'],
    error: 'done before it was issued',
  });

/** A suspicion of a crime, for example that faces were stolen or sold. */
const Suspicion = z
  .strictObject({
    id: Id,
    noticed_on: CivilDate,
    /** Snapshot that preserves the evidence, or `null`. */
    snapshot: Digest.nullable(),
    /** When it was reported to the public security organ, or `null`. */
    reported_on: CivilDate.nullable(),
  })
  .refine(({ noticed_on, reported_on }) => reported_on === null || reported_on >= noticed_on, {
    path: ['reported_on'],
    error: 'reported before it was noticed',
  });

/** What the rows of `supervision` need to know of a processor. */
export const SupervisionSection = z.strictObject({
  submissions: z.array(Submission).max(1000),
  inspections: z.array(Inspection).max(1000),
  decisions: z.array(Decision).max(1000),
  suspicions: z.array(Suspicion).max(1000),
  officer: Officer,
});
export type SupervisionSection = z.infer<typeof SupervisionSection>;
