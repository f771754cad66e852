import { CivilDate } from '@consentry/law';
import { z } from 'zod';
import { PersonId } from './people.ts';

const Instant = z.iso.datetime({ offset: true });
const Hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const Text = z.strictObject({ 'zh-CN': z.string().max(4000), en: z.string().max(4000) });

/** A key as `name+hash+base64` (C2SP signed-note, Verifier keys). */
export const NoteKeyText = z.string().min(1).max(400);

/** Who watches the log from outside, with the key by which they cosign. */
export const Watcher = z.strictObject({
  key: NoteKeyText,
  /** Whose it is, in words people know. */
  organisation: Text,
  kind: z.enum(['auditor', 'authority', 'association', 'other']),
  /** Each checkpoint is posted to `add-checkpoint` below it (C2SP tlog-witness); left out: the witness pulls. */
  url: z.string().min(1).max(2048).optional(),
});
export type Watcher = z.infer<typeof Watcher>;

/** `POST /v1/ledger/policies`: of so many witnesses, how many have to have seen the same log. */
export const ProposeWitnesses = z
  .strictObject({ quorum: z.int().min(0).max(32), witnesses: z.array(Watcher).max(32) })
  .refine(({ quorum, witnesses }) => quorum <= witnesses.length, {
    path: ['quorum'],
    error: 'more than there are witnesses',
  });
export type ProposeWitnesses = z.infer<typeof ProposeWitnesses>;

/** A policy of witnesses. `dropped`: another was proposed before it was confirmed. */
export const WitnessPolicyView = z.strictObject({
  policy: z.uuid(),
  state: z.enum(['proposed', 'in_force', 'replaced', 'dropped']),
  quorum: z.int(),
  witnesses: z.array(Watcher),
  proposed_by: z.string(),
  proposed_at: Instant,
  confirmed_by: z.string().nullable(),
  confirmed_at: Instant.nullable(),
});
export type WitnessPolicyView = z.infer<typeof WitnessPolicyView>;

/** `GET /v1/ledger/policies`, the latest first. */
export const WitnessPolicyList = z.strictObject({ policies: z.array(WitnessPolicyView) });

/** What somebody cosigned last. */
const Seen = z.strictObject({ size: z.int(), at: Instant });

/** `GET /v1/ledger`: the evidence log, and how far anybody outside watches it. */
export const LedgerView = z.strictObject({
  origin: z.string(),
  key: NoteKeyText,
  /** Entries that have their durable place. */
  sequenced: z.int(),
  /** Entries in the published tree. */
  size: z.int(),
  /** The last checkpoint with its cosignatures; `null` before the first. */
  checkpoint: z.string().nullable(),
  published_at: Instant.nullable(),
  quorum: z.int(),
  witnesses: z.array(
    z.strictObject({
      ...Watcher.shape,
      seen: Seen.nullable(),
      /** `behind` is in time still; `stalled` is not; `disagrees` has seen another log, and nothing is signed. */
      standing: z.enum(['following', 'behind', 'stalled', 'disagrees']),
      /** What it has not cosigned, and since when the first of that was published; `null` for nothing. */
      behind: z.strictObject({ entries: z.int(), since: Instant }).nullable(),
      /** Code of why it could not be asked the last time; `null` where it answered, or pulls. */
      failure: z.string().nullable(),
    }),
  ),
  /** The last checkpoint that as many witnesses cosigned as the quorum asks; `null` for none. */
  watched: Seen.nullable(),
  /** Devices of the organisation that cosigned; they are its own, and no outside witness. */
  devices: z.strictObject({ count: z.int(), seen: Seen.nullable() }),
  /** When the whole log was last found to be in order, and how much is checked again since. */
  rechecked: z.strictObject({ whole_at: Instant.nullable(), entries: z.int() }),
  /** Logs of this organisation before this one, closed since their past is lost here; the latest first. */
  closed: z.array(
    z.strictObject({
      origin: z.string(),
      key: NoteKeyText,
      /** Entries in the last head that this database has of it. */
      size: z.int(),
      /** Entries in the longest head that anybody is known to hold. */
      seen_size: z.int(),
      closed_at: Instant,
      reason: z.string(),
    }),
  ),
  /** What was found lost or changed; then nothing is signed any more. */
  damage: z.strictObject({ code: z.string(), since: Instant }).nullable(),
  /** What this log proves, and what not, in plain words. */
  meaning: Text,
});
export type LedgerView = z.infer<typeof LedgerView>;

/** `GET /v1/ledger/entries`. */
export const ListEntries = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** An entry in its place. */
export const LedgerEntryView = z.strictObject({
  position: z.int(),
  type: z.string(),
  at: Instant,
  purpose: z.string().nullable(),
  device: z.string().nullable(),
  notice: z.string().nullable(),
  published: z.boolean(),
  /** What opens it may be erased; the entry stays. */
  can_be_opened: z.boolean(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

/** Entries, the latest first. */
export const LedgerEntryList = z.strictObject({
  entries: z.array(LedgerEntryView),
  cursor: z.string().nullable(),
});

/** Any JSON: what an entry tells, as it was committed to. */
export const ToldJson = z.json();

/**
 * One entry with all that is needed to check it, offline and by anybody: docs/formats/evidence.md. An answer has
 * its members in this order, which is that of canonical JSON: what comes over the wire is the file.
 */
export const EvidenceFile = z.strictObject({
  entry: z.string(),
  format: z.literal('consentry.evidence@v1'),
  log: NoteKeyText,
  opening: z
    .strictObject({
      actor: z.string().optional(),
      body: z.record(z.string(), ToldJson),
      salt: Hash,
      subject: z.string().optional(),
    })
    .nullable(),
  proof: z.string(),
  witnesses: z.array(NoteKeyText),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** `GET /v1/people/{person}/evidence`: entries about somebody, the latest first. */
export const PersonEvidence = z.strictObject({
  entries: z.array(z.strictObject({ ...LedgerEntryView.shape, what: Text })),
  /** What opened entries about them, and was erased: the entries stay, and name nobody any more. */
  erased: z.array(
    z.strictObject({
      at: Instant,
      reason: z.enum(['person_erased', 'kept_long_enough']),
      /** How many, by type of entry. */
      entries: z.record(z.string(), z.int()),
      /** When the first and the last of them happened; `null` for none. */
      from: Instant.nullable(),
      to: Instant.nullable(),
      what: Text,
    }),
  ),
  cursor: z.string().nullable(),
});
export type PersonEvidence = z.infer<typeof PersonEvidence>;

/** `GET /v1/ledger/consistency?from=N`: from what a witness saw last to what is published now. */
export const AskConsistency = z.strictObject({ from: z.coerce.number().int().min(0) });
export const LedgerConsistency = z.strictObject({
  from: z.int(),
  size: z.int(),
  /** RFC 6962 § 2.1.2; empty from 0, and where both are the same. */
  proof: z.array(Hash).max(63),
  checkpoint: z.string(),
});
export type LedgerConsistency = z.infer<typeof LedgerConsistency>;

/** `POST /v1/ledger/cosignatures`: the line by which a witness cosigned a checkpoint of this size. */
export const HandInCosignature = z.strictObject({
  size: z.int().min(1),
  cosignature: z.string().min(1).max(1000),
});
export const CosignatureTaken = z.strictObject({
  size: z.int(),
  /** `false` for a device of the organisation itself. */
  outside: z.boolean(),
  meaning: Text,
});

/** `POST /v1/ledger/heads`: a checkpoint of this log that somebody holds. */
export const HandInHead = z.strictObject({ checkpoint: z.string().min(1).max(8192) });
export const HeadTaken = z.strictObject({
  size: z.int(),
  /** `false`: entries were lost here, and nothing is signed any more. */
  follows: z.boolean(),
  meaning: Text,
});

/** `GET /v1/evidence-bundles`: evidence of these days, of one purpose, site or person where they are named. */
export const AskBundle = z.strictObject({
  from: CivilDate,
  to: CivilDate,
  purpose: z.string().min(1).max(128).optional(),
  site: z.uuid().optional(),
  person: PersonId.optional(),
});
