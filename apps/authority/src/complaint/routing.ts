import type { DepartmentKind, ReportTopic, RoutedBecause } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import { type Department, above } from '../department/department.ts';

type Placed = Pick<Department, 'department' | 'kind' | 'region' | 'state'>;

/**
 * Which kind of department deals with what. Our practice: § 第十七条 names those that perform duties of personal
 * information protection, and no article says which of them deals with what. 公安 has what Article 13 and the video
 * regulations (R13.8) are about, and crimes (§ 第十八条).
 */
export const COMPETENT: Readonly<Record<ReportTopic, DepartmentKind>> = {
  private_space: 'public_security',
  public_place: 'public_security',
  crime: 'public_security',
  no_consent: 'cac',
  only_way: 'cac',
  not_told: 'cac',
  kept_or_sent: 'cac',
  child: 'cac',
  leak: 'cac',
  other: 'cac',
};

/** Where a complaint goes. */
export interface Route {
  readonly to: string;
  readonly because: RoutedBecause;
}

/**
 * Finds where a complaint goes: to who registered the topic, else to the competent kind, else to 网信, else to anyone,
 * each time the nearest upwards. Pure.
 *
 * @param takes topics that departments registered for themselves
 * @returns `null` where no active department supervises that region
 */
export function routeOf(
  departments: readonly Placed[],
  takes: ReadonlyMap<string, readonly ReportTopic[]>,
  topic: ReportTopic,
  region: string,
): Route | null {
  const active = departments.filter(({ state }) => state === 'active');
  const kind = COMPETENT[topic];
  const registered = nearest(
    active.filter(({ department }) => takes.get(department)?.includes(topic)),
    region,
  );
  if (registered !== null) return { to: registered.department, because: 'registered' };
  const competent = nearest(
    active.filter((one) => one.kind === kind),
    region,
  );
  if (competent !== null)
    return { to: competent.department, because: competent.region === region ? 'competent' : 'above' };
  const cac = active.filter((one) => one.kind === 'cac');
  const other = nearest(cac, region) ?? nearest(active, region);
  return other === null ? null : { to: other.department, because: 'stand_in' };
}

/** The nearest upwards of these; `null` where none supervises that region. */
function nearest<D extends Placed>(departments: readonly D[], region: string): D | null {
  for (let at: string | null = region; at !== null; at = above(at)) {
    const found = departments.find((one) => one.region === at);
    if (found !== undefined) return found;
  }
  return null;
}

/** Tells in words where a complaint goes and why, and that this is practice. */
export function routeText(topic: ReportTopic, route: Route | null, name: BiText): BiText {
  if (route === null) return NOBODY;
  const kind = KIND_NAMES[COMPETENT[topic]];
  const why: Readonly<Record<RoutedBecause, BiText>> = {
    registered: both('该部门登记办理本地区的这类问题', 'it registered this kind of question in this region'),
    competent: both(
      `这类问题由${kind['zh-CN']}办理，它是本地区的这类部门`,
      `${kind.en} deals with this, and it is the one of this region`,
    ),
    above: both(
      `这类问题由${kind['zh-CN']}办理，本地区没有接入，它是上一级的这类部门`,
      `${kind.en} deals with this, none of this region is on this server, and it is the one above`,
    ),
    stand_in: both(
      `这类问题应由${kind['zh-CN']}办理，但没有接入本系统；由它先收下，再依第十六条移送`,
      `${kind.en} would deal with this and is not on this server; it takes it and hands it on (Article 16)`,
    ),
    chosen: both('您选择了它', 'you chose it'),
  };
  const because = why[route.because];
  return both(
    `将送交${name['zh-CN']}，因为${because['zh-CN']}。${PRACTICE['zh-CN']}`,
    `This goes to ${name.en}, because ${because.en}. ${PRACTICE.en}`,
  );
}

/** What to do where no department of the competent kind is here. */
export function adviceOf(kind: DepartmentKind): BiText {
  return ADVICE[kind];
}

const PRACTICE = both(
  '第十七条没有规定哪类问题由哪个部门办理，这样分派是本系统的做法，您可以另选。',
  'Article 17 does not say which department deals with what: this is the practice of this server, and you may choose another.',
);
const NOBODY = both(
  '本系统没有可以受理这个地区投诉的部门。请拨打12377（网信）、12345（政务热线），紧急情况拨打110。',
  'No department here takes complaints of this region. Call 12377 (cyberspace administration) or 12345 (city hotline), and 110 where it is urgent.',
);
const KIND_NAMES: Readonly<Record<DepartmentKind, BiText>> = {
  cac: both('网信部门', 'the cyberspace administration'),
  public_security: both('公安机关', 'public security'),
  other: both('有关主管部门', 'the department of the sector'),
};
const ADVICE: Readonly<Record<DepartmentKind, BiText>> = {
  cac: both(
    '也可以拨打12377，向当地网信部门投诉。',
    'You can also call 12377, the cyberspace administration.',
  ),
  public_security: both(
    '也可以直接向当地公安机关报案；情况紧急的，请立即拨打110。',
    'You can also report it to the police station of the place; where it is urgent, call 110 at once.',
  ),
  other: both('也可以拨打12345，由它转给主管部门。', 'You can also call 12345, which passes it on.'),
};
