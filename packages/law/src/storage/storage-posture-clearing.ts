import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { fact } from '../posture/verdict.ts';
import { traceLapse } from './storage-posture-trace.ts';
import type { Clearing } from './trace-section.ts';

const { broken, atRisk } = traceLapse;

/** GB 46864 is mandatory from this day; what left before was not yet bound by it. */
const MANDATORY_FROM = '2027-01-01';

/** GB 46864 5, 6; what cannot be overwritten may be unmapped. */
function isCleared(one: Clearing): boolean {
  const { medium, unmapped, block_erased, overwrites, random_overwrites, not_overwritable_report } = one;
  if (unmapped && not_overwritable_report !== null) return true;
  if (medium === 'magnetic') return overwrites >= 3 && random_overwrites >= 1;
  return block_erased || (unmapped && overwrites >= 1);
}

function clearingLook(one: Clearing, index: number): Looked {
  const at = `/storage/clearings/${index}`;
  const of = { kind: 'device', id: one.device_id } as const;
  const { handed_over_on, keys_destroyed_on, user_told_on, searched, certificate, medium } = one;
  const state = handed_over_on >= MANDATORY_FROM ? broken : atRisk;
  const keys = keys_destroyed_on !== null && keys_destroyed_on <= handed_over_on;
  const told = user_told_on !== null && user_told_on <= handed_over_on;
  const found = searched?.found ?? 0;
  return {
    facts: [fact(`${at}/certificate`, certificate)],
    lapses: [
      ...(isCleared(one)
        ? []
        : [state('clearing_method_insufficient', { fact: fact(`${at}/medium`, medium), of })]),
      ...(keys
        ? []
        : [state('clearing_keys_left', { fact: fact(`${at}/keys_destroyed_on`, keys_destroyed_on), of })]),
      ...(told
        ? []
        : [state('clearing_user_not_told', { fact: fact(`${at}/user_told_on`, user_told_on), of })]),
      ...(searched === null || certificate === null
        ? [state('clearing_unproven', { fact: fact(`${at}/certificate`, certificate), of })]
        : []),
      ...(found > 0
        ? [
            state('clearing_template_found', {
              fact: fact(`${at}/searched/found`, found),
              of,
              values: { count: found },
            }),
          ]
        : []),
    ],
  };
}

/** GB 46864-2025. */
export const devicesCleared = rowRule(['siting', 'storage'], 'installer', ({ siting, storage }) => {
  const cleared = new Set(storage.clearings.map(({ device_id }) => device_id));
  const retired = siting.devices.flatMap(({ id, state }, index) =>
    state === 'retired' && !cleared.has(id) ? [{ id, at: `/siting/devices/${index}/state` }] : [],
  );
  return judgedOf(
    [
      ...storage.clearings.map((one, index) => clearingLook(one, index)),
      ...retired.map(
        ({ id, at }): Looked => ({
          lapses: [
            atRisk('retired_device_uncleared', { fact: fact(at, 'retired'), of: { kind: 'device', id } }),
          ],
        }),
      ),
    ],
    fact('/storage/clearings', 0),
  );
});
