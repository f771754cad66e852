import type { Finding } from '../finding.ts';
import type { Looked } from '../posture/looked.ts';
import type { Subject } from '../posture/posture-state.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { alternativesFindings } from './alternatives-findings.ts';
import type { Measured } from './checkpoint-section.ts';
import type { Reached } from './reached.ts';

const { broken } = lapsesOf(alternativesFindings);

/** Our settings (R10.2): the text says “合理、便捷” and names no number. */
const BOUNDS = {
  /** Median time of the other way by that of the face, percent. */
  time: 200,
  /** By how many of a thousand first attempts the other way may succeed less often. */
  success: 100,
};

/** What a way costs the person, whenever it was measured. */
type Cost = Omit<Measured, 'measured_on'>;

/** § 第十条第一款第二句 “合理、便捷”: what a person pays for not using the face (R10.2). */
function gapsOf(way: Cost, face: Cost, at: string, of: Subject | null): readonly Lapse[] {
  const about = (name: keyof Cost) => ({ fact: fact(`${at}/${name}`, way[name]), of });
  const compared = (name: 'success_permille' | 'open_minutes' | 'fee_fen') => ({
    way: way[name],
    face: face[name],
  });
  const gaps: Lapse[] = [];
  if (way.median_ms * 100 > face.median_ms * BOUNDS.time) {
    const percent = Math.round((way.median_ms * 100) / face.median_ms);
    gaps.push(broken('way_takes_longer', { ...about('median_ms'), values: { percent, bound: BOUNDS.time } }));
  }
  if (way.success_permille + BOUNDS.success < face.success_permille) {
    const values = { ...compared('success_permille'), bound: BOUNDS.success };
    gaps.push(broken('way_fails_more', { ...about('success_permille'), values }));
  }
  if (way.open_minutes < face.open_minutes) {
    gaps.push(broken('way_open_shorter', { ...about('open_minutes'), values: compared('open_minutes') }));
  }
  if (way.fee_fen > face.fee_fen) {
    gaps.push(broken('way_costs_more', { ...about('fee_fen'), values: compared('fee_fen') }));
  }
  const papers = way.extra_documents - face.extra_documents;
  if (papers > 0) {
    gaps.push(broken('way_asks_more_papers', { ...about('extra_documents'), values: { way: papers } }));
  }
  return gaps;
}

/** What one way lacks against the face at the same place, by the bounds of the posture (R10.2). */
export function parityFindings(way: Cost, face: Cost): readonly Finding[] {
  return gapsOf(way, face, '', null).map(({ finding }) => finding);
}

/**
 * Compares the ways that work with the face. One way that is as good is enough; where none is, the one
 * that lacks least is named.
 */
export function parityOf({ checkpoint, at, of }: Reached): Looked {
  const { face, ways } = checkpoint;
  if (face === null) return { unknown: [fact(`${at}/face`, null)] };
  const working = ways.map((way, index) => ({ way, path: `${at}/ways/${index}/measured` }));
  const measured = working.flatMap(({ way, path }) =>
    way.live && !way.with_face && way.measured !== null ? [gapsOf(way.measured, face, path, of)] : [],
  );
  const best = measured.toSorted((a, b) => a.length - b.length)[0];
  if (best?.length === 0) return {};
  const unmeasured = working.filter(({ way }) => way.live && !way.with_face && way.measured === null);
  if (unmeasured.length > 0) return { unknown: unmeasured.map(({ path }) => fact(path, null)) };
  return { lapses: best ?? [] };
}
