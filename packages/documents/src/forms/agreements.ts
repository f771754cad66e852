import { both } from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
import { controlWords, maybe, organisationOf, personsWords, spanOf } from './organisation.ts';
import { NONE, joined } from './words.ts';

const NOT_YET = both('尚未监督', 'not yet');

type Storage = LiveFacts['posture']['storage'];
type Entrustment = Storage['entrustments'][number];
type Disclosure = Storage['disclosures'][number];
type Agreed = NonNullable<Entrustment['agreement']>;

const KIND = {
  template: both('人脸特征模板', 'templates'),
  image: both('人脸图像', 'face images'),
  video: both('视频', 'video'),
} as const;
/** 《个人信息保护法》第二十一条, in its order. */
const TERM = {
  purpose: both('目的', 'purpose'),
  period: both('期限', 'period'),
  method: both('处理方式', 'method'),
  kinds: both('个人信息的种类', 'kinds of information'),
  protection: both('保护措施', 'protection'),
  rights_and_duties: both('双方的权利和义务', 'rights and duties'),
} as const;

/** Facts of agreements with those who process for the organisation, or with it (PIPL 20, 21). */
export function agreementFacts(live: LiveFacts): Facts {
  const { entrustments, disclosures } = live.posture.storage;
  return {
    entrustments: {
      rows: entrustments
        .filter(({ ended_on }) => ended_on === null)
        .map((one) => agreementRow(live, one, one.purpose_ids, one.persons_held)),
    },
    joint_processings: {
      rows: disclosures
        .filter(({ kind, ended_on }) => kind === 'joint' && ended_on === null)
        .map((one) => agreementRow(live, one, [one.purpose_id], one.persons)),
    },
  };
}

function agreementRow(
  live: LiveFacts,
  one: Pick<
    Entrustment | Disclosure,
    'organisation_id' | 'agreement' | 'kinds' | 'supervised_on' | 'begun_on' | 'records_locked_until'
  >,
  purposes: readonly string[],
  persons: number | null,
): Facts {
  const { posture, scenarios, supplied } = live;
  const { agreement } = one;
  const party = posture.scope.organisations.find(({ id }) => id === one.organisation_id);
  const of = scenarios.filter(({ purpose }) => purposes.includes(purpose));
  const controls = controlWords(live);
  return {
    organisation: maybe(organisationOf(live)),
    uscc: maybe(supplied['uscc']),
    party: [party === undefined ? one.organisation_id : party.name],
    agreement_number: maybe(agreement?.document),
    agreed_on: maybe(agreement?.agreed_on),
    agreed_purposes: of.map(({ content }) => content.statement),
    agreed_period: periodWords(agreement, one.begun_on),
    agreed_method: of.flatMap(({ notice }) => maybe(notice?.document.texts.method)),
    agreed_kinds: joined(one.kinds.map((kind) => KIND[kind])),
    agreed_scope: persons === null ? [] : [personsWords(persons)],
    security: controls,
    supervised_on: [one.supervised_on ?? NOT_YET],
    records_kept: [
      one.records_locked_until === null
        ? both('至少保存三年', 'for at least three years')
        : both(
            `至少保存三年，${one.records_locked_until} 前不得删除`,
            `for at least three years, locked until ${one.records_locked_until}`,
          ),
    ],
    agreement_lacks: agreement === null ? [] : lacking(agreement),
  };
}

function periodWords(agreement: Agreed | null, begun: string | null): readonly Words[] {
  if (agreement === null) return [];
  const from = begun ?? agreement.agreed_on;
  return [
    agreement.until === null
      ? both(`${from} 起，至双方终止之日`, `from ${from} until it is ended`)
      : spanOf(from, agreement.until),
  ];
}

function lacking({ terms }: Agreed): readonly Words[] {
  const missing = (Object.keys(TERM) as (keyof typeof TERM)[]).filter((term) => !terms.includes(term));
  return missing.length === 0 ? [NONE] : joined(missing.map((term) => TERM[term]));
}
