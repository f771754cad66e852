import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { complaintFindings } from './complaint-findings.ts';
import { AUTHORITY_CHANNELS, type ComplaintSection } from './complaint-section.ts';

const { broken, atRisk } = lapsesOf(complaintFindings);

type Shown = ComplaintSection['shown'][number];

function shownLapses(shown: Shown, index: number): readonly Lapse[] {
  const at = `/complaint/shown/${index}`;
  const of = { kind: 'notice', id: shown.id } as const;
  const names = { fact: fact(`${at}/authority`, shown.authority.length), of };
  if (shown.published_on === null) {
    return shown.authority.length === 0 ? [atRisk('authority_channel_missing_in_draft', names)] : [];
  }
  const lapses: Lapse[] = [];
  if (shown.authority.length === 0) lapses.push(broken('authority_channel_missing', names));
  else if (AUTHORITY_CHANNELS.some((channel) => !shown.authority.includes(channel))) {
    lapses.push(atRisk('authority_channels_incomplete', names));
  }
  if (shown.needs_login) {
    lapses.push(atRisk('complaint_needs_login', { fact: fact(`${at}/needs_login`, true), of }));
  }
  if (shown.own === null) lapses.push(atRisk('own_channel_missing', { fact: fact(`${at}/own`, null), of }));
  return lapses;
}

/** § 第十七条: where people read that they may complain, and terms that ask them not to. */
export function channelLapses(
  { shown, waivers }: ComplaintSection,
  wanted: Readonly<Record<Shown['kind'], boolean>>,
): readonly Lapse[] {
  const published = new Set(
    shown.filter(({ published_on }) => published_on !== null).map(({ kind }) => kind),
  );
  const kinds = Object.entries(wanted) as Array<[Shown['kind'], boolean]>;
  const nowhere = kinds
    .filter(([kind, needed]) => needed && !published.has(kind))
    .map(([kind]) => atRisk('authority_channel_nowhere', { fact: fact('/complaint/shown', kind) }));
  const waived = fact('/complaint/waivers', waivers);
  return [
    ...shown.flatMap(shownLapses),
    ...nowhere,
    ...(waivers !== null && waivers > 0
      ? [broken('complaining_waived', { fact: waived, values: { count: waivers } })]
      : []),
  ];
}
