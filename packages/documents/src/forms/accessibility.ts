import { type BiText, both } from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import { NO, NONE, YES, joined } from './words.ts';

type BarrierFree = LiveFacts['posture']['notice']['barrier_free'];
type Format = BarrierFree['screens'][number]['formats'][number];
type Function = BarrierFree['terminals'][number]['functions'][number];

const SCREEN = {
  notice: both('告知', 'notice'),
  consent: both('同意', 'consent'),
  refusal: both('不同意', 'refusal'),
  withdrawal: both('撤回', 'withdrawal'),
} as const;
/** The six forms of reading G29. */
const FORMAT: Readonly<Record<Format, BiText>> = {
  large_print: both('大字', 'large print'),
  high_contrast: both('高对比度', 'high contrast'),
  speech: both('语音', 'speech'),
  screen_reader: both('读屏', 'screen reader'),
  plain_words: both('浅白文字', 'plain words'),
  sign_language: both('手语', 'sign language'),
};
const PREMISES = {
  bank: both('银行', 'bank'),
  hospital: both('医院', 'hospital'),
  urban_rail_station: both('城市轨道交通车站', 'urban rail station'),
  airport_terminal: both('民用运输机场航站区', 'airport terminal'),
  coach_station: both('客运站', 'coach station'),
  passenger_port: both('客运码头', 'passenger port'),
  large_scenic_area: both('大型景区', 'large scenic area'),
  other: both('其他场所', 'elsewhere'),
} as const;
/** Functions that 《无障碍环境建设法》第三十三条第二款 names. */
const FUNCTION: Readonly<Record<Function, BiText>> = {
  speech: both('语音', 'speech'),
  large_print: both('大字', 'large print'),
  braille: both('盲文', 'Braille'),
};
const SERVICE = {
  health: both('医疗健康', 'health'),
  social_security: both('社会保障', 'social security'),
  finance: both('金融业务', 'finance'),
  utility_payment: both('生活缴费', 'utility payment'),
} as const;
const NOT_HERE = both('不在系统中', 'not known here');
const NEVER_SCANNED = both('没有扫描过', 'never scanned');

/** Facts of the report on accessibility (§ 第五条第四款, R05.5): what is on record, never that it is enough. */
export function accessibilityFacts(live: LiveFacts): Facts {
  const { exclusion_document, screens, terminals, services, ...limit } = live.posture.notice.barrier_free;
  return {
    exclusion: [
      exclusion_document ?? both('没有：处理残疾人、老年人人脸信息', 'none: disabled and older people come'),
    ],
    screens: {
      rows: screens.map(({ id, formats, scan }) => ({
        screen: [SCREEN[id]],
        formats_there: namesOf(FORMAT, (format) => formats.includes(format)),
        formats_missing: namesOf(FORMAT, (format) => !formats.includes(format)),
        scan: [
          scan === null
            ? NEVER_SCANNED
            : both(
                `${scan.scanned_on} 扫描，${scan.violations} 处不符合`,
                `${scan.violations} violations on ${scan.scanned_on}`,
              ),
        ],
      })),
    },
    time_limit: [limitWords(limit)],
    terminals: {
      rows: terminals.map(({ device_id, premises, functions, without_gesture, report }) => ({
        terminal: [device_id],
        terminal_site: siteOf(live, device_id),
        premises: [PREMISES[premises]],
        functions_there: namesOf(FUNCTION, (name) => functions.includes(name)),
        functions_missing: namesOf(FUNCTION, (name) => !functions.includes(name)),
        without_gesture: [without_gesture ? YES : NO],
        terminal_report: [report ?? NONE],
      })),
    },
    unlooked: [unlookedWords(live)],
    services: {
      rows: services.map(({ kind, guidance_on_site, done_by_staff }) => ({
        service_kind: [SERVICE[kind]],
        guidance: [guidance_on_site ? YES : NO],
        by_staff: [done_by_staff ? YES : NO],
      })),
    },
  };
}

function namesOf<K extends string>(all: Readonly<Record<K, BiText>>, is: (name: K) => boolean) {
  const names = (Object.keys(all) as K[]).filter(is).map((name) => all[name]);
  return names.length === 0 ? [NONE] : joined(names);
}

function limitWords({
  shortest_time_limit_s: seconds,
  time_limit_extendable: more,
}: Pick<BarrierFree, 'shortest_time_limit_s' | 'time_limit_extendable'>): BiText {
  if (seconds === null) return both('没有时限', 'no limit');
  return more
    ? both(`最短 ${seconds} 秒，本人可以延长`, `${seconds} s at the shortest, more on request`)
    : both(`最短 ${seconds} 秒，不能延长`, `${seconds} s at the shortest, no more of it`);
}

function siteOf({ devices, sites }: LiveFacts, device: string) {
  const site = devices.find(({ device_id }) => device_id === device)?.site_id;
  return [sites.find(({ site_id }) => site_id === site)?.name ?? NOT_HERE];
}

/** Devices in service that nobody looked at. */
function unlookedWords({ devices, posture }: LiveFacts): BiText {
  const looked = new Set(posture.notice.barrier_free.terminals.map(({ device_id }) => device_id));
  const left = devices.filter(({ device_id, state }) => state !== 'retired' && !looked.has(device_id)).length;
  return left === 0 ? NONE : both(`${left} 台`, `${left}`);
}
