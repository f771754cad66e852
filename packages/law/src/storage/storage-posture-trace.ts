import { type Looked, judgedOf } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { exceptionOf } from './lifting-exception.ts';
import { NONE_BEGUN, begunPurpose, stageOf } from './stage.ts';
import { traceFindings } from './trace-findings.ts';
import { CopyKind, type Learning, type Residue } from './trace-section.ts';

/** Lapses of what is left behind. */
export const traceLapse = lapsesOf(traceFindings);
const { broken, atRisk } = traceLapse;

type Storage = PostureFacts['storage'];

const RESIDUE = {
  on_disk: 'residue_on_disk',
  in_memory: 'residue_in_memory',
  after_failure: 'residue_after_failure',
  bystanders_encoded: 'bystander_encoded',
} as const satisfies Partial<Record<keyof Residue, keyof typeof traceFindings>>;

function residueLook({ residue, program_changed_on }: Storage): Looked {
  if (residue === null) return { unknown: [fact('/storage/residue', null)] };
  const tested = fact('/storage/residue/tested_on', residue.tested_on);
  const found = (Object.keys(RESIDUE) as Array<keyof typeof RESIDUE>).flatMap((name) => {
    const count = residue[name];
    return count > 0
      ? [broken(RESIDUE[name], { fact: fact(`/storage/residue/${name}`, count), values: { count } })]
      : [];
  });
  const before = program_changed_on !== null && residue.tested_on < program_changed_on;
  return {
    facts: [fact('/storage/residue/attempts', residue.attempts), tested],
    lapses: [...found, ...(before ? [atRisk('residue_tested_before_change', { fact: tested })] : [])],
  };
}

function rawImagesLook({ raw_images: { kept: count, required_by } }: Storage): Looked {
  const kept = fact('/storage/raw_images/kept', count);
  if (count === 0 || required_by !== null) return { facts: [kept] };
  return { lapses: [broken('raw_images_kept', { fact: kept, values: { count } })] };
}

/** GB/T 45574 6.1 d, e; TC260-PG-20251A 6.5 a; GB/T 41819. */
export const nothingLeftBehind = rowRule(['purpose', 'storage'], 'security_owner', ({ purpose, storage }) => {
  const begun = begunPurpose(purpose);
  if (begun === null) return judgedOf([], NONE_BEGUN);
  return judgedOf([{ facts: [begun] }, residueLook(storage), rawImagesLook(storage)]);
});

function copyLapses({ copies, program_changed_on }: Storage): readonly Lapse[] {
  return copies.flatMap(({ searched_on, in_clear, readable_after_erasure: readable }, index) => {
    const at = `/storage/copies/${index}`;
    return [
      ...(in_clear > 0
        ? [broken('copy_holds_face', { fact: fact(`${at}/in_clear`, in_clear), values: { count: in_clear } })]
        : []),
      ...(readable > 0
        ? [
            broken('copy_readable_after_erasure', {
              fact: fact(`${at}/readable_after_erasure`, readable),
              values: { count: readable },
            }),
          ]
        : []),
      ...(program_changed_on !== null && searched_on < program_changed_on
        ? [atRisk('copy_searched_before_change', { fact: fact(`${at}/searched_on`, searched_on) })]
        : []),
    ];
  });
}

/** Inference from §§ 第八条、第十四条 (reading G11): a copy is face information too. */
export const copiesWithinLimits = rowRule(
  ['purpose', 'storage'],
  'security_owner',
  ({ purpose, storage }) => {
    const begun = begunPurpose(purpose);
    if (begun === null) return judgedOf([], NONE_BEGUN);
    const searched = new Set(storage.copies.map(({ id }) => id));
    return judgedOf([
      {
        facts: storage.copies.map(({ searched_on }, index) =>
          fact(`/storage/copies/${index}/searched_on`, searched_on),
        ),
      },
      {
        lapses: copyLapses(storage),
        unknown: CopyKind.options
          .filter((kind) => !searched.has(kind))
          .map((kind) => fact('/storage/copies', kind)),
      },
    ]);
  },
);

/** Commentary B: one managed life. */
export const managedLife = rowRule(['purpose', 'storage'], 'security_owner', ({ purpose, storage }) => {
  const begun = begunPurpose(purpose);
  if (begun === null) return judgedOf([], NONE_BEGUN);
  const { template_life: life } = storage;
  if (life === null) return judgedOf([{ unknown: [fact('/storage/template_life', null)] }]);
  const { without_state, changes_outside, counted_on } = life;
  return judgedOf([
    {
      facts: [fact('/storage/template_life/counted_on', counted_on)],
      lapses: [
        ...(without_state > 0
          ? [
              atRisk('template_without_state', {
                fact: fact('/storage/template_life/without_state', without_state),
                values: { count: without_state },
              }),
            ]
          : []),
        ...(changes_outside > 0
          ? [
              atRisk('template_change_outside_life', {
                fact: fact('/storage/template_life/changes_outside', changes_outside),
                values: { count: changes_outside },
              }),
            ]
          : []),
      ],
    },
  ]);
});

/** Reading G34: on a transfer whose exception reaches everybody, or on proof. */
function isCovered({ covered_by }: Learning, { transfers }: Storage): boolean {
  if (covered_by === null) return false;
  if (covered_by.kind === 'proof') return true;
  const transfer = transfers.find(({ id }) => id === covered_by.transfer);
  return transfer !== undefined && stageOf(transfer) === 'running' && exceptionOf(transfer).reaches === 'all';
}

/** Commentary B, within § 第八条第一款 (reading G34). */
export const learningStaysWithin = rowRule(['storage'], 'security_owner', ({ storage }) => {
  const { learning } = storage;
  if (learning === null) return judgedOf([], fact('/storage/learning', null));
  const at = '/storage/learning';
  const { k_set, smallest_update_devices: smallest, privacy_budget, privacy_spent } = learning;
  const { update_bytes_max, largest_update_bytes } = learning;
  const few = smallest !== null && smallest < k_set;
  return judgedOf([
    {
      facts: [fact(`${at}/document`, learning.document), fact(`${at}/privacy_spent`, privacy_spent)],
      lapses: [
        ...(few
          ? [
              atRisk('learning_group_too_small', {
                fact: fact(`${at}/smallest_update_devices`, smallest),
                values: { count: smallest, set: k_set },
              }),
            ]
          : []),
        ...(privacy_spent > privacy_budget
          ? [atRisk('learning_budget_spent', { fact: fact(`${at}/privacy_spent`, privacy_spent) })]
          : []),
        ...(largest_update_bytes > update_bytes_max
          ? [
              atRisk('learning_update_too_large', {
                fact: fact(`${at}/largest_update_bytes`, largest_update_bytes),
              }),
            ]
          : []),
        ...(isCovered(learning, storage)
          ? []
          : [
              atRisk('learning_not_covered', {
                fact: fact(`${at}/covered_by`, learning.covered_by?.kind ?? null),
              }),
            ]),
      ],
    },
  ]);
});
