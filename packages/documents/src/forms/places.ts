import type { SiteView } from '@consentry/contract';
import { both, civilDate, deadlineEnd, videoFilingDeadline } from '@consentry/law';
import type { DeviceFacts, LiveFacts, Scenario } from '../facts/live-facts.ts';
import { type Facts, fill } from '../layout/fill.ts';
import type { Paper, Scan } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import { dayOf, fillingOf, maybe, written } from './organisation.ts';
import type { Layouts } from './papers.ts';
import { scenarioFacts } from './scenario.ts';
import { staffWords } from './staff.ts';
import { DEVICE_STATE, MODE, NO, NONE, OPERATION, PLACE, SPACE, YES, daysWords } from './words.ts';

/** The page for anyone, without signing in: the rules, and from there withdrawing and complaining. */
export function rulesOf({ origin }: LiveFacts): Scan {
  return {
    text: `${origin}/my/#/rules`,
    about: both('扫码看处理规则、撤回同意、投诉', 'Scan for the rules, to withdraw, to complain'),
  };
}

/** Makes the filing of a public security video system of one site (Video Reg. 14). */
export function videoFiling(live: LiveFacts, site: SiteView, layouts: Layouts): Paper {
  const video = live.posture.retention.videos.find(({ site_id }) => site_id === site.site_id);
  return fill(layouts('video_filing'), {
    ...fillingOf(live, {
      ...siteFacts(site),
      kept_days: maybe(video === undefined ? null : daysWords(video.kept_days)),
      devices: { rows: standing(live, site).map(videoRow) },
    }),
    number: site.site_id,
  });
}

/** Makes the approval of a site and of the devices on it (§ 第十三条, Video Reg. 7 to 10). */
export function siteApproval(live: LiveFacts, site: SiteView, layouts: Layouts): Paper {
  const devices = standing(live, site);
  const served = new Set(devices.flatMap(({ purpose_ids }) => purpose_ids));
  const purposes = live.scenarios.filter(({ purpose }) => served.has(purpose));
  const spaces = site.surroundings?.private_spaces;
  return fill(layouts('site_approval'), {
    ...fillingOf(live, {
      ...siteFacts(site),
      user_initiated: maybe(site.user_initiated_memo),
      purposes_served: purposes.length === 0 ? [NONE] : purposes.map(({ content }) => content.statement),
      private_spaces:
        spaces === undefined
          ? []
          : spaces === null
            ? [both('不管理此类空间', 'manages none')]
            : [
                both(
                  `${spaces.last_inspected_on ?? '尚未'} 检查，发现 ${spaces.finds.length} 起`,
                  `inspected ${spaces.last_inspected_on ?? 'never'}, ${spaces.finds.length} found`,
                ),
              ],
      surveyed_by: [staffWords(live.staff, site.surveyed_by)],
      approved_by: maybe(site.approved_by === null ? null : staffWords(live.staff, site.approved_by)),
      approved_at: written(site.approved_at, timeWords),
      site_devices: { rows: devices.map((device) => approvalRow(live, device)) },
    }),
    number: site.site_id,
  });
}

function standing({ devices }: LiveFacts, { site_id }: SiteView): readonly DeviceFacts[] {
  return devices.filter((one) => one.site_id === site_id && one.state !== 'retired');
}

function siteFacts(site: SiteView): Facts {
  const { surroundings } = site;
  const system = surroundings?.video_system ?? null;
  const due = system === null ? null : videoFilingDeadline(civilDate(system.in_use_on));
  const neighbours = surroundings?.neighbours ?? null;
  return {
    managing_unit: [site.managing_unit],
    site: [site.name],
    site_kind: [
      PLACE[site.place],
      ...maybe(surroundings === null ? null : REGULATED[surroundings.public_place]),
    ],
    basis:
      site.place === 'public'
        ? maybe(site.public_security_basis)
        : [site.public_security_basis ?? both('非公共场所，不适用', 'not a public place: does not apply')],
    in_use_on: maybe(system?.in_use_on),
    due: maybe(due === null ? null : deadlineEnd(due)),
    receipt: maybe(system?.filed?.receipt),
    neighbours: maybe(
      neighbours === null ? null : neighbours.secret_unit_near ? (neighbours.consent?.document ?? YES) : NONE,
    ),
  };
}

const REGULATED = {
  article_7: both('《条例》第七条规定的场所', 'a place of Video Reg. 7'),
  article_9: both('《条例》第九条规定的公共场所', 'a public place of Video Reg. 9'),
  none: both('不属于《条例》规定的场所', 'no place of the Regulation'),
} as const;

const CAPACITY = {
  government_department: both('政府有关部门', 'government department'),
  managing_unit: both('负有经营管理责任的单位', 'the unit that manages the place'),
  security_duty: both('负有安全防范义务', 'has a duty of protection'),
  none: both('没有安全防范职责', 'no capacity'),
} as const;

function approvalRow({ posture: { scope } }: LiveFacts, device: DeviceFacts): Facts {
  const { spot } = device;
  const survey = spot?.survey ?? null;
  const camera = survey?.camera ?? null;
  const range = survey?.capture_range ?? null;
  return {
    ...videoRow(device),
    state: [DEVICE_STATE[device.state]],
    installed_on: maybe(survey?.installed_on),
    installer: written(survey?.installer, ({ organisation_id, capacity, document }) => {
      const name = scope.organisations.find(({ id }) => id === organisation_id)?.name;
      return both(
        `${name?.['zh-CN'] ?? organisation_id}，${CAPACITY[capacity]['zh-CN']}${document === null ? '' : `（${document}）`}`,
        `${name?.en ?? organisation_id}, ${CAPACITY[capacity].en}${document === null ? '' : ` (${document})`}`,
      );
    }),
    capture_area: written(spot?.capture_area, (corners) => corners.map(([x, y]) => `(${x}, ${y})`).join(' ')),
    range: written(range, ({ greatest_distance_cm, smallest_face_px }) =>
      both(
        `${greatest_distance_cm} 厘米，${smallest_face_px} 像素`,
        `${greatest_distance_cm} cm, ${smallest_face_px} pixels`,
      ),
    ),
    sees_private: written(survey?.sees_private_space, (sees) => (sees ? YES : NO)),
    camera: written(camera, ({ measured_on, opens_only_after_start, closes_after_ms, shows_that_it_runs }) =>
      both(
        `${measured_on} 实测：${opens_only_after_start ? '启动后才开启' : '启动前已开启'}，${closes_after_ms} 毫秒内关闭，${shows_that_it_runs ? '有' : '无'}工作指示`,
        `measured ${measured_on}: ${opens_only_after_start ? 'opens after the start alone' : 'open before the start'}, closed within ${closes_after_ms} ms, ${shows_that_it_runs ? 'shows' : 'does not show'} that it runs`,
      ),
    ),
  };
}

function videoRow({ device_id, spot }: DeviceFacts): Facts {
  const survey = spot?.survey ?? null;
  const range = survey?.capture_range ?? null;
  return {
    device: [device_id],
    space: maybe(spot === null ? null : SPACE[spot.space]),
    operation: maybe(survey === null ? null : OPERATION[survey.operation]),
    range: maybe(range === null ? null : `${range.greatest_distance_cm} cm`),
    sign: maybe(spot?.sign_photo_on),
  };
}

const RIGHTS = both(
  '可以不同意、查阅、复制、更正、删除、撤回；撤回不用刷脸',
  'say no, see, copy, correct, erase, withdraw; without your face',
);

/** Makes the sign that hangs by a device (§ 第十三条). @param one the purpose it serves; `null` for none yet */
export function deviceSign(
  live: LiveFacts,
  device: DeviceFacts,
  one: Scenario | null,
  layouts: Layouts,
): Paper {
  const facts = one === null ? {} : scenarioFacts(live, one);
  const notice = one?.notice ?? null;
  const range = device.spot?.survey?.capture_range ?? null;
  const space = device.spot === null ? null : SPACE[device.spot.space];
  const filling = fillingOf(live, {
    ...facts,
    method_mode: one === null ? [] : [MODE[one.content.mode]],
    area:
      space === null
        ? []
        : [
            range === null
              ? space
              : both(
                  `${space['zh-CN']}，距设备 ${range.greatest_distance_cm} 厘米以内`,
                  `${space.en}, within ${range.greatest_distance_cm} cm of the device`,
                ),
          ],
    rights: [RIGHTS],
    device: [device.device_id],
    sign_version: notice === null ? [] : [notice.digest.slice(0, 8), ...dayOf(notice.published_at)],
  });
  return fill(layouts('device_sign'), {
    ...filling,
    scan: notice === null ? null : rulesOf(live),
  });
}
