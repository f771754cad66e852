import { z } from 'zod';
import { contradictoryFacts, malformedFacts, requireClock } from '../facts-error.ts';
import type { Finding } from '../finding.ts';
import { judgementThatCounts, livingAttestations } from '../posture/attestation.ts';
import { requireConsistent } from '../posture/contradictions.ts';
import { PostureFacts } from '../posture/posture-facts.ts';
import { postureRules } from '../posture/posture-rules.ts';
import { rowLapses } from '../posture/row-lapses.ts';
import type { Subject } from '../posture/posture-state.ts';
import type { Ask, DecidingFact } from '../posture/verdict.ts';
import { type RegisterId, register } from '../register/index.ts';
import { both } from '../text.ts';
import type { ActSubject, OrganisationalActRule } from './organisational-act.ts';

/** What doing the act would break, and what is left to people either way. */
export interface OrganisationalJudgement {
  /** In the order of the register, each code once. */
  readonly broken: readonly Finding[];
  readonly asks: readonly Ask[];
  readonly subject: ActSubject;
}

/**
 * Judges one organisational act.
 *
 * @param input `{ facts, target }`, checked against `PostureFacts` and the target of the act
 * @param now milliseconds since the epoch
 * @throws {FactsError} when facts, target or time cannot be judged
 */
export function judgeOrganisational<T>(
  act: OrganisationalActRule<T>,
  input: unknown,
  now: number,
): OrganisationalJudgement {
  requireClock(now);
  const parsed = z.strictObject({ facts: PostureFacts, target: act.target }).safeParse(input);
  if (!parsed.success) throw malformedFacts(parsed.error, 'PostureFacts');
  const { facts, target } = parsed.data;
  requireConsistent(facts, now, '/facts');
  const after = act.after(facts, target);
  if ('missing' in after) throw contradictoryFacts([`/target${after.missing}`]);

  const touched = new Set(act.touches(target, facts).map(({ kind, id }) => `${kind} ${id}`));
  const judgements = livingAttestations(facts.attestations, now);
  const broken: Finding[] = [];
  const asks: Ask[] = [];
  for (const id of act.rows) {
    const verdict = postureRules[id].judge(after, now);
    if (!verdict.applies) continue;
    const ofRow = judgements.get(id) ?? [];
    for (const { risk, of, finding } of rowLapses(id, verdict, ofRow)) {
      if (risk === 'broken' && (of === null || touched.has(`${of.kind} ${of.id}`))) broken.push(finding);
    }
    const { prompt } = register[id];
    const judgedWhole = judgementThatCounts(ofRow) !== null;
    // A judgement of the whole was made without what is not known of the very thing that is to be done.
    const unknown = judgedWhole
      ? verdict.unknown.filter((one) => isAbout(one, after, touched))
      : verdict.unknown;
    if (unknown.length > 0) broken.push(unknownOf(id));
    else if (!judgedWhole && prompt !== null) asks.push({ requirement: id, question: prompt });
  }
  broken.push(...act.rules.map((rule) => rule(facts, target, now)).filter((finding) => finding !== null));
  return { broken: inOrder(broken), asks, subject: act.subject(target, facts) };
}

/** Lists of things that somebody has to look at; an act that brings a thing along knows all of it (its target). */
const TOUCHABLE: Readonly<Record<string, Subject['kind']>> = {
  '/siting/devices': 'device',
  '/siting/sites': 'site',
};

/** Whether a fact stands below a thing that the act touches. */
function isAbout({ path }: DecidingFact, facts: PostureFacts, touched: ReadonlySet<string>): boolean {
  const [, section = '', list = '', index = ''] = path.split('/');
  const kind = TOUCHABLE[`/${section}/${list}`];
  if (kind === undefined) return false;
  const listed = (facts as unknown as Record<string, Record<string, ReadonlyArray<{ id: string }>>>)[section];
  return touched.has(`${kind} ${listed?.[list]?.[Number(index)]?.id}`);
}

/** What nobody knows permits nothing; of other things, unless a person judged the row all the same. */
function unknownOf(id: RegisterId): Finding {
  const { strength, article, prompt, duty } = register[id];
  return {
    code: 'fact_unknown',
    requirement: id,
    strength,
    article,
    why: both(
      '缺少判断这一要求所需的事实，也没有人作出判断；软件不推测，因此拒绝。',
      'A fact that this row turns on is not known and nobody has judged it; software does not guess and refuses.',
    ),
    remedy: prompt ?? duty,
  };
}

const ORDER = new Map(Object.keys(register).map((id, index) => [id, index]));

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(findings.map((finding) => [`${finding.requirement} ${finding.code}`, finding]));
  return [...once.values()].toSorted(
    (a, b) => (ORDER.get(a.requirement) ?? 0) - (ORDER.get(b.requirement) ?? 0),
  );
}
