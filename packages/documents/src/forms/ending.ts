import {
  both,
  deadlineEnd,
  deregistrationDeadline,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
} from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import { timeWords } from '../render/time-words.ts';
import { lastDay } from './filing.ts';
import { maybe, organisationFacts, personsWords, spanOf, written } from './organisation.ts';
import { DEVICE_STATE, NONE, ROLE } from './words.ts';

const COPY = {
  backup: both('备份', 'backups'),
  log: both('日志', 'logs'),
  crash_dump: both('崩溃转储', 'crash dumps'),
  analytics: both('统计分析数据', 'analytics'),
  support_bundle: both('技术支持数据包', 'support bundles'),
} as const;
const BECAUSE = {
  legal_period: both('法律、行政法规规定的保存期限未届满', 'a period of law is not over'),
  technically_hard: both(
    '从技术上难以删除：停止除存储和必要安全保护之外的处理',
    'erasure is technically hard: stored and protected, and nothing else',
  ),
} as const;
const ERASED_HOW = both(
  '每人一钥：设备原位覆盖该人密钥并删除模板，销毁平台保管的密钥份额，由设备签名证明；级别见《人脸信息删除证明》',
  'one key a person: the device overwrites the key where it stands and deletes the template, the platform destroys its share, and the device signs for it; the level is on each certificate of erasure',
);

/** Facts of the end of the use, and of what became of the face information (§ 第十五条第二款). */
export function ceasedFacts(live: LiveFacts): Facts {
  const { filing, storage, retention } = live.posture;
  const end = filing.cessation;
  const { disposal } = live;
  const kept = retention.erasures.flatMap(({ restricted }) => restricted ?? []);
  const facts: Facts = {
    scope: [both('全部应用场景', 'all scenarios')],
    faces_erased: written(disposal, ({ erased }) => personsWords(erased)),
    erased_how: [ERASED_HOW],
    certificates_counted: written(disposal, ({ certificates }) =>
      both(`${certificates} 份`, `${certificates}`),
    ),
    disposal: { rows: deviceRows(live) },
    copies: {
      rows: storage.copies.map(({ id, searched_on, in_clear, readable_after_erasure }) => ({
        copy: [COPY[id]],
        searched_on: [searched_on],
        in_clear: [both(`${in_clear} 处`, `${in_clear}`)],
        readable: [both(`${readable_after_erasure} 处`, `${readable_after_erasure}`)],
      })),
    },
    returned: { rows: returnedRows(live) },
    restricted: {
      rows: kept.map(({ persons, because, ground, report, until }) => ({
        kept_persons: [personsWords(persons)],
        kept_because: [BECAUSE[because]],
        kept_ground: maybe(report ?? (ground === null ? null : groundWords(ground))),
        kept_until: [until ?? both('未定', 'not set')],
      })),
    },
  };
  if (end === null) return facts;
  return {
    ...facts,
    ceased_on: [end.ceased_on],
    ...lastDay(deregistrationDeadline, end.ceased_on),
    faces_left: maybe(end.faces_left === null ? null : personsWords(end.faces_left)),
    certificate: maybe(end.certificate),
  };
}

type Ground = NonNullable<
  NonNullable<LiveFacts['posture']['retention']['erasures'][number]['restricted']>['ground']
>;

function groundWords(ground: Ground): string {
  return [...new Set(Object.values(ground))].filter((one) => typeof one === 'string').join(' ');
}

function deviceRows({ devices, sites, disposal, posture: { storage } }: LiveFacts): readonly Facts[] {
  return devices.map(({ device_id, state, site_id }) => {
    const cleared = storage.clearings.findLast((one) => one.device_id === device_id);
    const signed = disposal?.devices.find((one) => one.device_id === device_id);
    return {
      device: [device_id],
      site: [sites.find((one) => one.site_id === site_id)?.name ?? NONE],
      state: [DEVICE_STATE[state]],
      cleared: [cleared?.certificate ?? NONE],
      signed_certificates: [
        signed === undefined
          ? NONE
          : both(
              `${signed.certificates} 份，最后 ${timeWords(signed.last_at)}`,
              `${signed.certificates}, the last ${signed.last_at}`,
            ),
      ],
    };
  });
}

/** Who had face information of ours, and whether it is back or gone. */
function returnedRows({ posture: { storage, scope } }: LiveFacts): readonly Facts[] {
  const nameOf = (id: string) => scope.organisations.find((one) => one.id === id)?.name ?? id;
  return [
    ...storage.entrustments.map(({ organisation_id, persons_held, returned }) => ({
      party: [nameOf(organisation_id)],
      role: [ROLE.entrusted_party],
      still_held: written(persons_held, personsWords),
      return_certificate: maybe(returned === null ? null : `${returned.certificate}（${returned.on}）`),
    })),
    ...storage.disclosures.map(({ organisation_id, kind, persons }) => ({
      party: [nameOf(organisation_id)],
      role: [kind === 'joint' ? ROLE.joint_processor : ROLE.recipient],
      still_held: written(persons, personsWords),
      return_certificate: persons === 0 ? [both('已确认删除', 'deletion confirmed')] : [],
    })),
  ];
}

/** Facts of services that end (TC260 guide, which is not law). */
export function serviceEndFacts(live: LiveFacts): Facts {
  const {
    posture: { rights, scope },
    origin,
  } = live;
  const { organisation, contact, complaint_own } = organisationFacts(live);
  return {
    service_ends: {
      rows: rights.shutdowns.map((one) => {
        const { planned_end_on, published_on, published_until, entrusted_parties, entrusted_told_on } = one;
        const notice = shutdownNoticeDeadline(planned_end_on);
        const telling = deadlineEnd(shutdownEntrustedDeadline(planned_end_on));
        const heirs = scope.organisations.filter(({ parts }) =>
          parts.some(({ role, ended_on }) => role === 'recipient' && ended_on === null),
        );
        return {
          organisation,
          contact,
          complaint_own,
          service: [one.id],
          planned_end_on: [planned_end_on],
          end_disposal: [
            both(
              `停止运营之日起停止收集和比对，删除全部人脸信息并由设备签名证明；${planned_end_on} 起不再保留`,
              `From that day nothing is collected or compared; all face information is erased and devices sign for it; none is kept from ${planned_end_on}`,
            ),
          ],
          end_recipients:
            heirs.length === 0
              ? [both('无：不转移给任何人', 'nobody: it is not transferred')]
              : heirs.map(({ name }) => name),
          rights_until: [
            both(
              `${planned_end_on} 前可以查阅、复制、转移、删除：${origin}，或者到服务台`,
              `Until ${planned_end_on}, to see, copy, transfer or erase: ${origin}, or at the counter`,
            ),
          ],
          publish_by: [deadlineEnd(notice)],
          publish_counted: [notice.explanation],
          published: published_on === null ? [] : [spanOf(published_on, published_until)],
          entrusted_told:
            entrusted_parties === 0
              ? [both('没有受托方', 'nobody is entrusted')]
              : [
                  both(
                    `受托方 ${entrusted_parties} 个，最迟 ${telling['zh-CN']}；${entrusted_told_on === null ? '尚未通知' : `${entrusted_told_on} 已通知`}`,
                    `${entrusted_parties}, at the latest ${telling.en}; ${entrusted_told_on === null ? 'not told yet' : `told ${entrusted_told_on}`}`,
                  ),
                ],
        };
      }),
    },
  };
}
