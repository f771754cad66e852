import { BiText, RequirementId } from '@consentry/law';
import { z } from 'zod';
import { DepartmentId, RegionCode } from './department.ts';
import { Period, WaitingPages, WaitingRest } from './search.ts';
import { At, Line, Words } from '../written.ts';

/** The provisions something rests on: the Measures refer to other law for what an authority may do (Art. 18). */
const Basis = z.array(Line).min(1).max(10);

/** `ordered → answered → examined → rectifying ⇄ reported → closed`; `examined → closed` where nothing was found. */
export const InspectionState = z.enum([
  'ordered',
  'answered',
  'examined',
  'rectifying',
  'reported',
  'closed',
]);
export type InspectionState = z.infer<typeof InspectionState>;

/** What is looked into. It never asks for faces, and for persons only what an entry of the log says by pseudonym. */
export const InspectionScope = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  /** As the filing or the sign by the door names them. */
  sites: z.array(Line).max(100),
  purposes: z.array(Line).max(100),
});

/** `POST /v1/inspections`: an order to a processor, under a case number of the department's own. */
export const OrderInspection = z.strictObject({
  case_number: Line,
  region: RegionCode,
  processor: Line,
  scope: InspectionScope,
  /** What is to be shown or answered. */
  text: Words,
  basis: Basis,
  answer_by: z.iso.date(),
  /** The complaint it follows from; it stays with whoever handles it, and is not named to the processor (R17.4). */
  complaint: z.uuid().nullable(),
  /** The reported incident that it follows from: they are linked at once. */
  incident: z.uuid().optional(),
  /** Key of the processor's evidence log as the department knows it, for instance from its filing; `null` if it does not. */
  log_key: z.string().min(1).max(300).nullable(),
});
export type OrderInspection = z.infer<typeof OrderInspection>;

/** By both of these the processor answers; the code is kept nowhere and shown here only. */
export const InspectionReceipt = z.strictObject({
  inspection: z.uuid(),
  reference: z.string(),
  code: z.string(),
});

/** What a file proves, as the verifier says it (docs/formats/evidence.md). */
export const FileVerdict = z.enum([
  'proved',
  /** By a key that only the file itself names. */
  'proved_on_trust',
  'not_proved',
]);
export type FileVerdict = z.infer<typeof FileVerdict>;

/** A file the processor handed in: kept as it came, checked, opened by nothing else here. */
export const InspectionFile = z.strictObject({
  file: z.uuid(),
  verdict: FileVerdict,
  bytes: z.int().min(1),
  /** SHA-256, hex. */
  digest: z.string(),
  received_at: At,
});
export type InspectionFile = z.infer<typeof InspectionFile>;

/** What was found, by a row of the register. */
export const InspectionFinding = z.strictObject({ requirement: RequirementId, text: Words });
export type InspectionFinding = z.infer<typeof InspectionFinding>;

/** Entries of the log, or devices, drawn by chance: who hands in does not choose. */
export const SampleView = z.strictObject({
  what: z.enum(['entries', 'devices']),
  /** How many there are to draw from. */
  of: z.int().min(1),
  /** Which ones, from 0, ascending. */
  drawn: z.array(z.int().min(0)),
  drawn_at: At,
});
export type SampleView = z.infer<typeof SampleView>;

export const RectificationView = z.strictObject({
  text: Words,
  basis: z.array(Line),
  by: z.iso.date(),
  ordered_at: At,
  /** What the processor says it did. */
  reported: Words.nullable(),
  reported_at: At.nullable(),
  /** What the recheck found; `null` before. */
  fulfilled: z.boolean().nullable(),
  rechecked: Words.nullable(),
});
export type RectificationView = z.infer<typeof RectificationView>;

/** What the processor sees of it: the order, what is to be shown, what is to be mended; not who complained. */
const Told = {
  reference: z.string(),
  case_number: Line,
  state: InspectionState,
  processor: Line,
  scope: InspectionScope,
  text: Words,
  basis: z.array(Line),
  answer_by: z.iso.date(),
  /** Whether a day that was set has passed without an answer. */
  late: z.boolean(),
  samples: z.array(SampleView),
  files: z.array(InspectionFile),
  findings: z.array(InspectionFinding),
  rectifications: z.array(RectificationView),
} as const;

/** `POST /v1/inspections/follow-up`. In a body, so that no log has it. */
export const FollowInspection = z.strictObject({
  reference: z.string().min(1).max(40),
  code: z.string().min(1).max(60),
});
export const InspectionStatus = z.strictObject({
  ...Told,
  /** Name of the department that inspects. */
  department: BiText,
  /** What this is, and what it is not. */
  standing: BiText,
});

/** `POST /v1/inspections/report`: the processor says what it mended. */
export const ReportRectification = z.strictObject({ ...FollowInspection.shape, text: Words });

export const InspectionView = z.strictObject({
  inspection: z.uuid(),
  department: DepartmentId,
  region: RegionCode,
  complaint: z.uuid().nullable(),
  log_key: z.string().nullable(),
  ordered_by: z.uuid(),
  ordered_at: At,
  closed_at: At.nullable(),
  version: z.int().min(1),
  ...Told,
});
export type InspectionView = z.infer<typeof InspectionView>;

/** `GET /v1/inspections`, newest first: those of one's own department. */
export const ListInspections = z.strictObject({
  state: InspectionState.optional(),
  /** Those with a day that passed without an answer. */
  late: z.literal('true').optional(),
  /** What came of it, and of what was to be mended. */
  result: z.enum(['open', 'nothing_found', 'mended']).optional(),
  rectification: z.enum(['open', 'fulfilled', 'not_fulfilled']).optional(),
  /** A region and all below it. */
  region: RegionCode.optional(),
  ...Period.shape,
  /** Those that follow from a complaint. */
  complaint: z.uuid().optional(),
  /** Those of the processor whose log has this key, for instance from its filing. */
  log_key: z.string().min(1).max(300).optional(),
  /** Those of the organisation that reported this incident, by the key of its log or by its name. */
  reporter_of: z.uuid().optional(),
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListInspections = z.infer<typeof ListInspections>;
export const InspectionList = z.strictObject({
  inspections: z.array(InspectionView).max(200),
  cursor: z.string().nullable(),
});

/**
 * `GET /v1/inspections/waiting`. `late`: a day passed without an answer, the earliest day first; `reported`: mended, as
 * the processor says, and to be looked at again, the longest waiting first.
 */
export const ListWaitingInspections = z.strictObject({
  ...WaitingPages.shape,
  what: z.enum(['late', 'reported']),
});
export const WaitingInspections = z.strictObject({
  ...WaitingRest.shape,
  inspections: z.array(InspectionView).max(100),
});

/** `POST /v1/inspections/{inspection}/samples`. */
export const DrawSample = z.strictObject({
  what: SampleView.shape.what,
  of: z.int().min(1).max(1_000_000_000),
  count: z.int().min(1).max(1000),
});
/** `POST /v1/inspections/{inspection}/findings`: none where nothing was found. */
export const NoteFindings = z.strictObject({ findings: z.array(InspectionFinding).max(125) });
/** `POST /v1/inspections/{inspection}/rectification`. */
export const OrderRectification = z.strictObject({ text: Words, basis: Basis, by: z.iso.date() });
/** `POST /v1/inspections/{inspection}/recheck`: fulfilled, or until when it is to be now. */
export const NoteRecheck = z.discriminatedUnion('fulfilled', [
  z.strictObject({ fulfilled: z.literal(true), text: Words }),
  z.strictObject({ fulfilled: z.literal(false), text: Words, by: z.iso.date() }),
]);
/** `POST /v1/inspections/{inspection}/closing`: nothing more to say. */
export const StepInspection = z.strictObject({});
