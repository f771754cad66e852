import type { PostureFacts } from '../posture/posture-facts.ts';
import { type Looked, judgedOf } from '../posture/looked.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type DecidingFact, type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import { exceptionOf } from './lifting-exception.ts';
import { NONE_BEGUN, begunPurpose, riskAt, stageOf } from './stage.ts';
import type { Network, Transfer } from './transfer-section.ts';
import { transferFindings } from './transfer-findings.ts';

/** Lapses of § 第八条第一款 and of going abroad. */
export const transferLapse = lapsesOf(transferFindings);
const { broken, atRisk } = transferLapse;

type Storage = PostureFacts['storage'];

/** Our setting: where faces lie is examined once a year. */
const EXAMINED_WITHIN_DAYS = 365;

/** A transfer that has not ended. */
export interface OpenTransfer {
  readonly transfer: Transfer;
  /** JSON pointer. */
  readonly at: string;
  readonly of: Lapse['of'];
  /** States a lapse as badly as its stage asks for. */
  readonly state: typeof broken;
}

/** Transfers that run or are planned, and how bad a lapse of each is. */
export function openTransfers({ transfers }: Storage): readonly OpenTransfer[] {
  return transfers.flatMap((transfer, index) => {
    const stage = stageOf(transfer);
    if (stage === 'ended') return [];
    return [
      {
        transfer,
        at: `/storage/transfers/${index}`,
        of: { kind: 'transfer', id: transfer.id } as const,
        state: riskAt(stage) === 'broken' ? broken : atRisk,
      },
    ];
  });
}

/** One limb of § 第八条第一款 for one transfer: both give way to the same exception (reading G8). */
export function limb(
  {
    transfer,
    at,
    of,
    state,
  }: Omit<OpenTransfer, 'transfer'> & {
    readonly transfer: Pick<Transfer, 'ground' | 'consent' | 'persons'>;
  },
  none: 'stored_outside_device' | 'sent_over_internet',
  some: 'stored_outside_without_consent' | 'sent_over_internet_without_consent',
): Looked {
  const exception = exceptionOf(transfer);
  const relied = fact(`${at}/ground/source`, transfer.ground?.source ?? null);
  if (exception.reaches === 'all') return { facts: [relied] };
  if (exception.reaches === 'unknown') return { unknown: [fact(`${at}/${exception.at}`, null)] };
  if (exception.reaches === 'none') return { lapses: [state(none, { fact: relied, of })] };
  const { count } = exception;
  return {
    lapses: [
      state(some, {
        fact: fact(`${at}/consent/persons`, transfer.consent?.persons ?? null),
        of,
        values: { count },
      }),
    ],
  };
}

function pushes({ server_pushes: { tried, refused, raised } }: Storage): Looked {
  const taken = tried - refused;
  const silent = tried - raised;
  return {
    facts: [fact('/storage/server_pushes/refused', refused)],
    lapses: [
      ...(taken > 0
        ? [
            broken('server_took_templates', {
              fact: fact('/storage/server_pushes/refused', refused),
              values: { count: taken },
            }),
          ]
        : []),
      ...(silent > 0
        ? [
            atRisk('server_push_not_raised', {
              fact: fact('/storage/server_pushes/raised', raised),
              values: { count: silent },
            }),
          ]
        : []),
    ],
  };
}

function dataMap({ data_map }: Storage, now: number): Looked {
  if (data_map === null) return { unknown: [fact('/storage/data_map', null)] };
  const { examined_on, in_devices, unplaced } = data_map;
  const examined = fact('/storage/data_map/examined_on', examined_on);
  const old = daysBetween(examined_on, civilDateAt(now)) > EXAMINED_WITHIN_DAYS;
  return {
    facts: [examined, fact('/storage/data_map/in_devices', in_devices)],
    lapses: [
      ...(unplaced > 0
        ? [
            broken('faces_unplaced', {
              fact: fact('/storage/data_map/unplaced', unplaced),
              values: { count: unplaced },
            }),
          ]
        : []),
      ...(old ? [atRisk('data_map_old', { fact: examined })] : []),
    ],
  };
}

type Place = PostureFacts['assessment']['configured'][number]['configuration']['storage_place'];

/** A purpose that is configured to keep faces outside the device, of which no transfer is listed. */
export interface PlacedOutside {
  readonly place: Exclude<Place, 'in_device'>;
  readonly fact: DecidingFact;
  readonly of: { readonly kind: 'purpose'; readonly id: string };
}

/** Finds purposes in process whose configuration says otherwise than the list of transfers. */
export function placedOutside(
  { purpose, assessment }: Pick<PostureFacts, 'purpose' | 'assessment'>,
  listed: ReadonlySet<string>,
): readonly PlacedOutside[] {
  const running = new Set(
    purpose.purposes.filter(({ state }) => state === 'active' || state === 'suspended').map(({ id }) => id),
  );
  return assessment.configured.flatMap(
    ({ purpose_id: id, configuration: { storage_place: place } }, index) => {
      if (place === 'in_device' || !running.has(id) || listed.has(id)) return [];
      const at = `/assessment/configured/${index}/configuration/storage_place`;
      return [{ place, fact: fact(at, place), of: { kind: 'purpose', id } as const }];
    },
  );
}

/** § 第八条第一款, first limb: 「人脸信息应当存储于人脸识别设备内」. */
export const inDevice = rowRule(['assessment', 'purpose', 'storage'], 'security_owner', (facts, now) => {
  const { purpose, storage } = facts;
  const open = openTransfers(storage);
  const begun = begunPurpose(purpose);
  if (begun === null && open.length === 0) return judgedOf([], NONE_BEGUN);
  const listed = new Set(open.map(({ transfer }) => transfer.purpose_id));
  return judgedOf([
    { facts: begun === null ? [] : [begun] },
    ...(begun === null ? [] : [dataMap(storage, now)]),
    pushes(storage),
    {
      lapses: placedOutside(facts, listed).map((one) =>
        broken('stored_outside_device', { fact: one.fact, of: one.of }),
      ),
    },
    ...open.map((one) => limb(one, 'stored_outside_device', 'stored_outside_without_consent')),
  ]);
});

/** Reading G9: a dedicated line counts as the internet by default; only a closed local network does not. */
export function crossesInternet(network: Network): boolean {
  return network !== 'closed_lan';
}

function egress({ egress: searched, program_changed_on }: Storage): Looked {
  if (searched === null) return { unknown: [fact('/storage/egress', null)] };
  const { with_faces, verifications, examined_on } = searched;
  const examined = fact('/storage/egress/examined_on', examined_on);
  const before = program_changed_on !== null && examined_on < program_changed_on;
  return {
    facts: [fact('/storage/egress/verifications', verifications), examined],
    lapses: [
      ...(with_faces > 0
        ? [
            broken('egress_with_faces', {
              fact: fact('/storage/egress/with_faces', with_faces),
              values: { count: with_faces },
            }),
          ]
        : []),
      ...(before ? [atRisk('egress_searched_before_change', { fact: examined })] : []),
    ],
  };
}

/** § 第八条第一款, second limb: 「不得通过互联网对外传输」. */
export const notOverInternet = rowRule(['purpose', 'storage'], 'security_owner', ({ purpose, storage }) => {
  const open = openTransfers(storage);
  const begun = begunPurpose(purpose);
  if (begun === null && open.length === 0) return judgedOf([], NONE_BEGUN);
  return judgedOf([
    ...(begun === null ? [] : [{ facts: [begun] }, egress(storage)]),
    ...open.map((one): Looked => {
      const { network, network_certified } = one.transfer;
      if (crossesInternet(network))
        return limb(one, 'sent_over_internet', 'sent_over_internet_without_consent');
      if (network_certified === null) return { unknown: [fact(`${one.at}/network_certified`, null)] };
      return { facts: [fact(`${one.at}/network`, network)] };
    }),
  ]);
});

/** § 第八条第一款, the exception; 《网络数据安全管理条例》第六十二条第七项. */
export const exceptionStands = rowRule(['storage'], 'counsel', ({ storage }) => {
  const claimed = openTransfers(storage).filter(({ transfer }) => transfer.ground !== null);
  const looks = claimed.map(({ transfer, at, of, state }): Looked => {
    const exception = exceptionOf(transfer);
    const relied = fact(`${at}/ground/source`, transfer.ground?.source ?? null);
    if (exception.reaches === 'all')
      return { facts: [relied, fact(`${at}/ground/document`, transfer.ground?.document ?? null)] };
    if (exception.reaches === 'unknown') return { unknown: [fact(`${at}/${exception.at}`, null)] };
    if (exception.flaw === null) return {};
    const { flaw, count } = exception;
    return { lapses: [state(flaw, { fact: relied, of, values: { count } })] };
  });
  return judgedOf(looks, fact('/storage/transfers', 'no exception relied on'));
});
