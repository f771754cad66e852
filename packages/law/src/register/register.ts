import type { Strength } from '../finding.ts';
import { type Citation, renderCitations } from '../instrument/index.ts';
import { type BiText, both } from '../text.ts';
import { alternativesRows } from './alternatives-rows.ts';
import { assessmentRows } from './assessment-rows.ts';
import { auditRows } from './audit-rows.ts';
import { complaintRows } from './complaint-rows.ts';
import { consentRows } from './consent-rows.ts';
import { filingRows } from './filing-rows.ts';
import { incidentRows } from './incident-rows.ts';
import { minorsRows } from './minors-rows.ts';
import { noticeRows } from './notice-rows.ts';
import { purposeRows } from './purpose-rows.ts';
import { recordRows } from './record-rows.ts';
import { retentionRows } from './retention-rows.ts';
import { rightsRows } from './rights-rows.ts';
import { scopeRows } from './scope-rows.ts';
import { securityRows } from './security-rows.ts';
import { sitingRows } from './siting-rows.ts';
import { storageRows } from './storage-rows.ts';
import { supervisionRows } from './supervision-rows.ts';
import type { RegisterRow, RowText, Slice } from './register-row.ts';

const texts = {
  ...alternativesRows,
  ...assessmentRows,
  ...auditRows,
  ...complaintRows,
  ...consentRows,
  ...filingRows,
  ...incidentRows,
  ...minorsRows,
  ...noticeRows,
  ...purposeRows,
  ...recordRows,
  ...retentionRows,
  ...rightsRows,
  ...scopeRows,
  ...securityRows,
  ...sitingRows,
  ...storageRows,
  ...supervisionRows,
} as const;

/** Id of a row of the register, for example `R06.1`. */
export type RegisterId = keyof typeof texts;

/** Ids of the rows of one slice. */
export type RegisterIdOf<S extends Slice> = {
  readonly [Id in RegisterId]: (typeof texts)[Id]['slice'] extends S ? Id : never;
}[RegisterId];

/** The order of the text, with connected law and commentaries at the end. */
const order = [
  // Scope and principles (Arts. 1-4, 19)
  'R02.1',
  'R02.2',
  'R03.1',
  'R04.1',
  'R04.2',
  'R04.3',
  'R04.4',
  'R19.1',
  'R19.2',
  'R19.3',
  'R19.4',
  // Notice (Art. 5)
  'R05.1',
  'R05.2',
  'R05.3',
  'R05.4',
  'R05.5',
  'R05.6',
  // Consent and withdrawal (Art. 6)
  'R06.1',
  'R06.2',
  'R06.3',
  'R06.4',
  'R06.5',
  'R06.6',
  'R06.7',
  'R06.8',
  'R06.9',
  'R06.10',
  'R06.11',
  'R06.12',
  'R06.13',
  // Minors (Art. 7)
  'R07.1',
  'R07.2',
  'R07.3',
  'R07.4',
  'R07.5',
  'R07.6',
  'R07.7',
  'R07.8',
  // Storage, transfer, retention (Art. 8)
  'R08.1',
  'R08.2',
  'R08.3',
  'R08.4',
  'R08.5',
  'R08.6',
  'R08.7',
  'R08.8',
  // Impact assessment and records (Art. 9)
  'R09.1',
  'R09.2',
  'R09.3',
  'R09.4',
  'R09.5',
  'R09.6',
  'R09.7',
  'R09.8',
  // Non-exclusive verification, coercion, national channels (Arts. 10-12)
  'R10.1',
  'R10.2',
  'R10.3',
  'R10.4',
  'R10.5',
  'R11.1',
  'R11.2',
  'R11.3',
  'R12.1',
  'R12.2',
  // Public places (Art. 13)
  'R13.1',
  'R13.2',
  'R13.3',
  'R13.4',
  'R13.5',
  'R13.6',
  'R13.7',
  'R13.8',
  'R13.9',
  'R13.10',
  // Security (Art. 14)
  'R14.1',
  'R14.2',
  'R14.3',
  'R14.4',
  'R14.5',
  'R14.6',
  'R14.7',
  'R14.8',
  'R14.9',
  'R14.10',
  // Filing (Art. 15)
  'R15.1',
  'R15.2',
  'R15.3',
  'R15.4',
  'R15.5',
  'R15.6',
  'R15.7',
  'R15.8',
  'R15.9',
  // Supervision, complaints, liability (Arts. 16-18)
  'R16.1',
  'R16.2',
  'R17.1',
  'R17.2',
  'R17.3',
  'R17.4',
  'R18.1',
  'R18.2',
  'R20.1',
  // Rights and connected duties (PIPL and others)
  'RP.1',
  'RP.2',
  'RP.3',
  'RP.4',
  'RP.5',
  'RP.6',
  'RP.7',
  'RP.8',
  'RP.9',
  'RP.10',
  'RP.11',
  'RP.12',
  'RP.13',
  'RP.14',
  // Commentary-only practices
  'RS.1',
  'RS.2',
  'RS.3',
  'RS.4',
  'RS.5',
  'RS.6',
  'RS.7',
  'RS.8',
  'RS.9',
] as const satisfies readonly RegisterId[];

/** What a finding says after its citation when the row is not law. */
const strengthMark: Readonly<Record<Strength, BiText | null>> = {
  law: null,
  encouraged: both('鼓励', 'encouraged'),
  standard: both('标准', 'standard'),
  inference: both('推论', 'inference'),
  practice: both('实务', 'practice'),
  commentary: both('评论', 'commentary'),
};

/** All 125 rows by id. The single source of what the docs, the commands, the gate and the tests say of them. */
export const register: Readonly<Record<RegisterId, RegisterRow>> = freeze(
  Object.fromEntries(order.map((id) => [id, rowOf(id, texts[id])])) as Record<RegisterId, RegisterRow>,
);

function rowOf(id: RegisterId, row: RowText): RegisterRow {
  return { id, ...row, article: citedBy(row) };
}

function citedBy({ articles, strength }: RowText): BiText {
  const [first, ...others] = articles;
  const own: [Citation, ...Citation[]] = [
    first,
    ...others.filter(({ instrument }) => instrument === first.instrument),
  ];
  const { 'zh-CN': zh, en } = renderCitations(own);
  const mark = strengthMark[strength];
  return mark === null ? both(zh, en) : both(`${zh}（${mark['zh-CN']}）`, `${en} (${mark.en})`);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
