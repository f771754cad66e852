import { FaceAct } from './act.ts';
import { type OrganisationalActs, organisationalActs } from './acts/index.ts';
import { judgeOrganisational } from './acts/judge-organisational.ts';
import type { OrganisationalActRule } from './acts/organisational-act.ts';
import { judge } from './authorize.ts';
import { unknownAct } from './facts-error.ts';
import type { Finding, Strength } from './finding.ts';
import type { Ask } from './posture/verdict.ts';
import { restsOnUserInitiatedReading } from './siting/index.ts';
import type { BiText } from './text.ts';

/** A reading of an open question that a yes rests on; to be shown wherever the yes is shown. */
export interface Reading {
  /** Number of the ambiguity in our list, for example `G17`. */
  readonly gap: string;
  readonly requirement: string;
  readonly strength: Strength;
  readonly text: BiText;
}

/** What the gate would say to one act, without giving a permit for it. */
export type ActCheck =
  | { readonly act: FaceAct; readonly permitted: true; readonly readings: readonly Reading[] }
  | { readonly act: FaceAct; readonly permitted: false; readonly broken: readonly Finding[] };

const USER_INITIATED: Reading = {
  gap: 'G17',
  requirement: 'R13.1',
  strength: 'inference',
  text: {
    'zh-CN':
      '推论，不是条文：设备在公共场所，没有公共安全依据，只凭“由本人主动启动的终端”的法律意见书。按第十三条第一款字面，这不够；请法务复核。',
    en: 'An inference, not the text: the device is in a public place without a public-security basis and relies on a signed memo for a terminal that only the person starts. Article 13, paragraph 1, read literally, asks for more; have counsel review it.',
  },
};

/**
 * Says for each act whether the gate would permit it now, which rows it would break, and on which of
 * our readings a yes rests. Gives no permit: this is for `law check` and for people.
 *
 * @param facts anything; checked against `GateFacts`
 * @param now milliseconds since the epoch
 * @throws {FactsError} when facts or time cannot be judged
 */
export function checkActs(facts: unknown, now: number): readonly ActCheck[] {
  return FaceAct.options.map((act) => {
    const { facts: judged, broken } = judge(act, facts, now);
    if (broken.length > 0) return { act, permitted: false, broken };
    return { act, permitted: true, readings: restsOnUserInitiatedReading(judged) ? [USER_INITIATED] : [] };
  });
}

/** What the gate would say to an organisational act; `asks` is left to people either way. */
export type OrganisationalCheck =
  | { readonly act: keyof OrganisationalActs; readonly permitted: true; readonly asks: readonly Ask[] }
  | {
      readonly act: keyof OrganisationalActs;
      readonly permitted: false;
      readonly broken: readonly Finding[];
      readonly asks: readonly Ask[];
    };

/**
 * Says whether the gate would permit an organisational act now, and every row that stands against it.
 * Gives no permit, as `checkActs`.
 *
 * @param act name of the act
 * @param input `{ facts, target }`; checked against `PostureFacts` and the target of the act
 * @param now milliseconds since the epoch
 * @throws {FactsError} when act, facts, target or time cannot be judged
 */
export function checkOrganisational(act: string, input: unknown, now: number): OrganisationalCheck {
  if (!isOrganisational(act)) throw unknownAct();
  // Each rule checks the target by its own schema, so that here they are all alike.
  const rule = organisationalActs[act] as OrganisationalActRule<unknown>;
  const { broken, asks } = judgeOrganisational(rule, input, now);
  return broken.length === 0 ? { act, permitted: true, asks } : { act, permitted: false, broken, asks };
}

function isOrganisational(act: string): act is keyof OrganisationalActs {
  return Object.hasOwn(organisationalActs, act);
}
