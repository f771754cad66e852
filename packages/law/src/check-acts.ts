import { FaceAct } from './act.ts';
import { judge } from './authorize.ts';
import type { Finding, Strength } from './finding.ts';
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
