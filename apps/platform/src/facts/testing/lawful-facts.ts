import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AssessmentContent,
  type HandedInFacts,
  HandedInFacts as Facts,
  NewCheckpoint,
  NoticeDraft,
  PurposeContent,
  RunningConfiguration,
} from '@consentry/contract';

const VECTORS = join(import.meta.dirname, '../../../../../vectors/law/posture');
/** The purpose of the example that has not begun; every other one is left out here. */
const EXAMPLE = 'staff-locker';
const OTHERS = new Set(['building-3-door', 'loading-dock']);
/** The site of the example at which it has its checkpoint. */
export const SITE = 'building-3';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Section = Readonly<Record<string, Json>>;

function section(name: string): Json {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8')) as Json;
}

/** Leaves out whatever is of the other purposes alone, and calls the example by its id in the platform. */
function onlyOf(value: Json, purpose: string): Json {
  if (value === EXAMPLE) return purpose;
  if (Array.isArray(value)) {
    return (value as readonly Json[])
      .filter((one) => !(typeof one === 'string' && OTHERS.has(one)) && !isOfOthers(one))
      .map((one) => onlyOf(one, purpose));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, onlyOf(member, purpose)]));
}

function isOfOthers(one: Json): boolean {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return false;
  const { purpose_id, purpose_ids, capture_area } = one as Section;
  // Devices are named by other sections, so they stay, without purposes.
  if (capture_area !== undefined) return false;
  if (typeof purpose_id === 'string') return OTHERS.has(purpose_id);
  return (
    Array.isArray(purpose_ids) &&
    purpose_ids.length > 0 &&
    (purpose_ids as readonly Json[]).every((id) => typeof id === 'string' && OTHERS.has(id))
  );
}

const FOREIGN =
  'scope consent minors storage record siting security filing supervision complaint rights incident audit'.split(
    ' ',
  );

/** Facts under which the example may begin, as a data protection officer would hand them in. */
export function lawfulFacts(purpose: string, now: number): HandedInFacts {
  const of = (name: string): Section => onlyOf(section(name), purpose) as Section;
  const { notices: _n, processor: _p, rules, ...notice } = of('notice');
  const { schedule: _s, ...retention } = of('retention');
  const { checkpoints: _c, ...alternatives } = of('alternatives');
  return Facts.parse({
    ...Object.fromEntries(FOREIGN.map((name) => [name, of(name)])),
    attestations: section('attestations'),
    as_of: new Date(now - 3_600_000).toISOString(),
    purpose: { interfaces: of('purpose')['interfaces'], counted: [counted(purpose)] },
    notice: { ...notice, rules_visit: (rules as Section)['visit'] },
    retention: {
      ...retention,
      counted: ['probe_image', 'probe_template', 'template'].map((keeps) => ({
        purpose_id: purpose,
        keeps,
        past_end: 0,
      })),
    },
    alternatives,
  });
}

/** What was counted of its use. */
function counted(purpose: string): Json {
  const by_mode = { verify: 12, identify: 0 };
  const comparisons = { by_mode, mode_unrecorded: 0, largest_one_to_one: 1, returned_too_much: 0 };
  return { purpose_id: purpose, used_otherwise: 0, comparisons };
}

function example(name: string, list: string, key = 'purpose_id'): Section {
  const all = (section(name) as Section)[list] as readonly Section[];
  const found = all.find((one) => one[key] === EXAMPLE);
  if (found === undefined) throw new Error(`no ${EXAMPLE} in ${name}/${list}`);
  return found;
}

/** The example as a purpose in preparation. */
export function lawfulContent(change: Partial<PurposeContent> = {}): PurposeContent {
  const it = example('purpose', 'purposes', 'id') as Readonly<Record<string, Section>>;
  const pick = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, it[name]]));
  const { decided: _, ...manner } = it['manner'] ?? {};
  const { document, ways } = it['necessity'] ?? {};
  const { purpose_version: __, ...ethics } = it['ethics'] ?? {};
  const kept = { reason: 'reason-locker', ends_on: [] };
  const seconds = { ...kept, limit: { unit: 'seconds_after_result', amount: 0 } };
  return PurposeContent.parse({
    ...pick('statement mode mode_justification retention_days use territory gallery'),
    manner,
    necessity: { document, ways },
    ethics,
    schedule: [
      { ...seconds, keeps: 'probe_image' },
      { ...seconds, keeps: 'probe_template' },
      {
        ...kept,
        keeps: 'template',
        limit: { unit: 'days', amount: it['retention_days'] },
        ends_on: ['left_job', 'withdrawn', 'purpose_ended'],
      },
    ],
    ...change,
  });
}

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** A whole and true notice of the example. */
export function lawfulNotice(purpose: string, change: Partial<NoticeDraft['document']> = {}): NoticeDraft {
  return NoticeDraft.parse({
    document: {
      purpose,
      purpose_version: 1,
      processor: {
        name: text('青竹里物业服务有限公司（示例）', 'Qingzhuli (example)'),
        contact: '010-5555 0100',
      },
      texts: {
        purpose: text('打开您本人的储物柜。', 'To open your own locker.'),
        method: text('拍一张照片，与您的模板比对。', 'One photo is compared with your template.'),
        kinds: text('人脸图像和模板。', 'An image of the face, and a template.'),
        necessity: text('手上有东西时也能打开。', 'So that it opens with full hands.'),
        impact: text('模板泄露无法更换。', 'A template that leaks cannot be replaced.'),
        rights_ways: text('在终端、网页或者前台。', 'At the terminal, on the web or at the desk.'),
        rights_procedure: text('说一声，立即办理。', 'Say so; it is done at once.'),
        after_expiry: text('到期即删除。', 'It is erased when the time is over.'),
      },
      told: {
        retention_days: 180,
        mode: 'verify',
        storage_place: 'in_device',
        recipient_organisation_ids: [],
      },
      more: [],
      ...change,
    },
    legibility: { smallest_text_px: 18, contrast: 7.2 },
    changed_part: null,
  });
}

/** How the example runs. */
export function lawfulConfiguration(): RunningConfiguration {
  const { digest: _, ...configuration } = example('assessment', 'configured')['configuration'] as Section;
  return RunningConfiguration.parse(configuration);
}

/** The four contents of its assessment. */
export function lawfulAssessment(): AssessmentContent {
  const it = example('assessment', 'assessments');
  const names = 'parts risks mitigation_works protection_is treats bias recipient_organisation_ids';
  return AssessmentContent.parse({
    ...Object.fromEntries(names.split(' ').map((name) => [name, it[name]])),
    remaining_risks: [text('照片可能骗过设备。', 'A photo may pass.')],
  });
}

/** Its checkpoint with a number and a card as the other ways. */
export function lawfulCheckpoint(): NewCheckpoint {
  const terms = { open_minutes: 10_080, fee_fen: 0, extra_steps: 0, extra_documents: 0 };
  return NewCheckpoint.parse({
    site: SITE,
    preset: 'other',
    chooser: { seen_on: '2026-11-12', preselected: 'none', face_size_percent: 100, face_easier: false },
    residents: null,
    face_terms: terms,
    ways: [
      { kind: 'pin', with_face: false, terms },
      { kind: 'card', with_face: false, terms },
    ],
  });
}
