import { type DecidingFact, type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import type { PlacedRequest } from './requests.ts';
import { rightsFindings } from './rights-findings.ts';
import type { RightsRequest } from './rights-section.ts';

const { broken, atRisk } = lapsesOf(rightsFindings);

type Transfer = NonNullable<RightsRequest['transfer']>;

/** 《网络数据安全管理条例》第二十五条: each condition, whether it is met; `null` not known. */
function conditions(transfer: Transfer): ReadonlyArray<readonly [field: string, met: boolean | null]> {
  const { identity_verifiable, ground, feasible, harms_others } = transfer;
  return [
    ['identity_verifiable', identity_verifiable],
    ['ground', ground === null ? null : ground !== 'other'],
    ['feasible', feasible],
    ['harms_others', harms_others === null ? null : !harms_others],
  ];
}

/** Conditions that nobody knows and a refusal turns on: one that is clearly not met settles it. */
export function unknownConditions({ request, at }: PlacedRequest): readonly DecidingFact[] {
  if (request.transfer === null || request.state !== 'refused') return [];
  const all = conditions(request.transfer);
  if (all.some(([, met]) => met === false)) return [];
  return all.filter(([, met]) => met === null).map(([field]) => fact(`${at}/transfer/${field}`, null));
}

/** What is wrong with how one request for transfer was answered. */
export function transferLapses({ request, at, of }: PlacedRequest): readonly Lapse[] {
  const { transfer, state } = request;
  if (transfer === null) return [];
  const lapses: Lapse[] = [];
  const due = conditions(transfer).every(([, met]) => met === true);
  const opened = fact(`${at}/transfer/route_opened_on`, transfer.route_opened_on);
  if (due && state === 'refused')
    lapses.push(broken('transfer_refused', { fact: fact(`${at}/state`, state), of }));
  if (due && state === 'granted' && transfer.route_opened_on === null) {
    lapses.push(broken('transfer_without_route', { fact: opened, of }));
  }
  if (transfer.fee_charged && !transfer.excessive) {
    lapses.push(broken('transfer_fee_unfounded', { fact: fact(`${at}/transfer/fee_charged`, true), of }));
  }
  if (state !== 'granted') return lapses;
  if (!transfer.machine_readable) {
    lapses.push(
      atRisk('transfer_file_unreadable', { fact: fact(`${at}/transfer/machine_readable`, false), of }),
    );
  }
  if (!transfer.template_reason_told) {
    lapses.push(
      broken('transfer_template_unexplained', {
        fact: fact(`${at}/transfer/template_reason_told`, false),
        of,
      }),
    );
  }
  return lapses;
}
