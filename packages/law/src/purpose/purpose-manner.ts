import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt } from '../time/index.ts';
import { epoch } from '../instant.ts';
import { hasReason, lacksReasonForMany } from './purpose.ts';
import { purposeFindings } from './purpose-findings.ts';
import type { PurposeOfProcessor } from './purpose-section.ts';
import type { Running } from './running-purposes.ts';

const { broken, atRisk } = lapsesOf(purposeFindings);

type Necessity = NonNullable<PurposeOfProcessor['necessity']>;
type Way = Necessity['ways'][number];

/** § 第四条 “充分的必要性” (R04.2): the record is there, for this version, with its reasons, signed in time. */
export function necessityLapses({ purpose, at }: Running): readonly Lapse[] {
  const of = { kind: 'purpose', id: purpose.id } as const;
  const { necessity, version } = purpose;
  if (necessity === null) return [broken('necessity_missing', { fact: fact(`${at}/necessity`, null), of })];
  const lapses: Lapse[] = [];
  const { purpose_version: recorded, ways } = necessity;
  if (recorded !== version) {
    lapses.push(
      broken('necessity_of_old_version', {
        fact: fact(`${at}/necessity/purpose_version`, recorded),
        of,
        values: { recorded, current: version },
      }),
    );
  }
  if (ways.length === 0) {
    lapses.push(broken('necessity_without_ways', { fact: fact(`${at}/necessity/ways`, 0), of }));
  }
  for (const [index, way] of ways.entries()) {
    const code = wrongWith(way);
    if (code === null) continue;
    const decided = fact(`${at}/necessity/ways/${index}/way`, way.way);
    lapses.push(broken(code, { fact: decided, of, values: { way: way.way } }));
  }
  return [...lapses, ...signatureLapses({ purpose, at }, necessity)];
}

function wrongWith({ outcome, reason }: Way): 'face_not_needed' | 'necessity_reason_missing' | null {
  if (outcome === 'sufficient') return 'face_not_needed';
  return hasReason(reason) ? null : 'necessity_reason_missing';
}

function signatureLapses({ purpose, at }: Running, { signed }: Necessity): readonly Lapse[] {
  const of = { kind: 'purpose', id: purpose.id } as const;
  if (signed === null) {
    return [broken('necessity_unsigned', { fact: fact(`${at}/necessity/signed`, null), of })];
  }
  const start = purpose.versions.find(({ version }) => version === purpose.version)?.in_force_at ?? null;
  if (start === null) return [];
  const began = civilDateAt(epoch(start));
  if (signed.on <= began) return [];
  const decided = fact(`${at}/necessity/signed/on`, signed.on);
  return [broken('necessity_after_start', { fact: decided, of, values: { signed: signed.on, began } })];
}

/** § 第四条 “对个人权益影响最小的方式” (R04.3): each way of more impact has its reason on record. */
export function mannerLapses({ purpose, at }: Running): readonly Lapse[] {
  const of = { kind: 'purpose', id: purpose.id } as const;
  const { compares_in, kept_as, capture, reasons, decided } = purpose.manner;
  const lapses: Lapse[] = [];
  if (lacksReasonForMany(purpose)) {
    lapses.push(broken('identify_not_justified', { fact: fact(`${at}/mode`, purpose.mode), of }));
  }
  if (compares_in === 'server' && !hasReason(reasons.compares_in)) {
    lapses.push(broken('server_not_justified', { fact: fact(`${at}/manner/compares_in`, compares_in), of }));
  }
  if (kept_as === 'image' && !hasReason(reasons.kept_as)) {
    lapses.push(broken('image_not_justified', { fact: fact(`${at}/manner/kept_as`, kept_as), of }));
  }
  if (capture === 'passive' && !hasReason(reasons.capture)) {
    lapses.push(broken('passive_not_justified', { fact: fact(`${at}/manner/capture`, capture), of }));
  }
  if (decided === null) {
    lapses.push(atRisk('manner_not_decided', { fact: fact(`${at}/manner/decided`, null), of }));
  } else if (decided.purpose_version !== purpose.version) {
    lapses.push(
      atRisk('manner_of_old_version', {
        fact: fact(`${at}/manner/decided/purpose_version`, decided.purpose_version),
        of,
        values: { decided: decided.purpose_version, current: purpose.version },
      }),
    );
  }
  return lapses;
}
