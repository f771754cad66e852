import {
  type IncidentCase,
  type IncidentCaseEntry,
  type IncidentReceipt,
  type IncidentStatus,
  ReportedIncident,
  incidentReceiptText,
} from '@consentry/contract';
import type { NoteSigner } from '@consentry/ledger';
import { ProblemError, type Reading } from '@consentry/server';
import { departmentView } from '../department/department.ts';
import { findDepartment } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import {
  STANDING,
  type StoredAsked,
  type StoredCase,
  type StoredPart,
  dutiesOf,
  gapsOf,
  isAnswerLate,
} from './incident.ts';
import { askedOf, linksOf, logOf, partsOf } from './incident-store.ts';

type Read = Reading<AuthorityTables>;

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Shows a case in a list. */
export function caseEntry(row: StoredCase, asked: readonly StoredAsked[], now: number): IncidentCaseEntry {
  const { incident, reference, department, region, processor, recipient, kind, grade, state, version } = row;
  const own = asked.filter((one) => one.incident === incident);
  return {
    incident,
    reference,
    department,
    region,
    processor,
    to: recipient,
    kind,
    grade,
    state,
    known_at: iso(row.known_at),
    received_at: iso(row.received_at),
    duties: dutiesOf(row, now),
    questions_late: state === 'closed' ? 0 : own.filter((one) => isAnswerLate(one, now)).length,
    late: row.next_due_at !== null && row.next_due_at < now,
    next_due_at: isoOrNull(row.next_due_at),
    version,
  };
}

/** Shows a case whole, to who handles it. */
export async function caseView(reading: Read, row: StoredCase, now: number): Promise<IncidentCase> {
  const asked = await askedOf(reading, [row.incident]);
  const parts = await partsOf(reading, row.incident);
  const { onward_at, onward_by, onward_to, acknowledged_by, closed_by, outcome, despite, log_key } = row;
  const onward = onward_at !== null && onward_by !== null && onward_to !== null;
  return {
    ...caseEntry(row, asked, now),
    gaps: [...gapsOf(row)],
    parts: parts.map((part) => ({ ...partView(part), incident: contentOf(part) })),
    questions: asked.map((one) => ({ ...askedView(one, now), asked_by: one.asked_by })),
    links: (await linksOf(reading, row.incident)).map(({ kind, id, linked_by, linked_at }) => ({
      kind,
      id,
      by: linked_by,
      at: iso(linked_at),
    })),
    log: await logOf(reading, row),
    log_key,
    acknowledged_by,
    acknowledged_at: isoOrNull(row.acknowledged_at),
    onward: onward ? { at: iso(onward_at), to: onward_to, by: onward_by } : null,
    closed_by,
    closed_at: isoOrNull(row.closed_at),
    outcome,
    despite,
    erased_at: isoOrNull(row.erased_at),
  };
}

/** Shows a case to whoever reported it: what its own parts said, and what the department says. */
export async function caseStatus(reading: Read, row: StoredCase, now: number): Promise<IncidentStatus> {
  const asked = await askedOf(reading, [row.incident]);
  const parts = await partsOf(reading, row.incident);
  const last = parts.at(-1);
  return {
    reference: row.reference,
    state: row.state,
    with: await nameOf(reading, row.department),
    received_at: iso(row.received_at),
    acknowledged_at: isoOrNull(row.acknowledged_at),
    closed_at: isoOrNull(row.closed_at),
    outcome: row.outcome,
    gaps: [...gapsOf(row)],
    // What the department owes is its own.
    duties: dutiesOf(row, now).filter(({ of }) => of === 'processor'),
    parts: parts.map(partView),
    questions: asked.map((one) => askedView(one, now)),
    incident: last === undefined ? null : contentOf(last),
    standing: STANDING,
  };
}

/** Makes the receipt of a part, signed by the key of the log. */
export async function receiptOf(
  reading: Read,
  row: Pick<StoredCase, 'reference' | 'department'>,
  part: StoredPart,
  code: string,
  signer: NoteSigner,
): Promise<IncidentReceipt> {
  const { stage, digest } = part;
  const taken = { reference: row.reference, stage, digest, received_at: iso(part.received_at) };
  const text = incidentReceiptText(taken);
  return {
    ...taken,
    code,
    with: await nameOf(reading, row.department),
    signed: `${text}\n${signer.sign(text, Math.floor(part.received_at / 1000))}`,
  };
}

async function nameOf(reading: Read, department: string) {
  const found = await findDepartment(reading, department);
  if (found === null) throw new ProblemError('not_found');
  return departmentView(found).name;
}

function contentOf({ content }: StoredPart): ReportedIncident | null {
  return content === null ? null : ReportedIncident.parse(JSON.parse(content));
}

function partView({ part, stage, sent_at, received_at, digest }: StoredPart) {
  return { part, stage, sent_at: iso(sent_at), received_at: iso(received_at), digest };
}

function askedView(one: StoredAsked, now: number) {
  const { question, text, answer_by, asked_at, answer, answered_at } = one;
  return {
    question,
    text,
    answer_by,
    asked_at: iso(asked_at),
    answer,
    answered_at: isoOrNull(answered_at),
    late: isAnswerLate(one, now),
  };
}
