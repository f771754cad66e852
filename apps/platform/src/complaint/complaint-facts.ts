import { type PostureFacts, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { factOf } from './complaint.ts';
import { guideNow } from './guide-store.ts';

type Section = PostureFacts['complaint'];

/** The posture reads open complaints, and those closed within the last year. */
const CLOSED_MS = 365 * 86_400_000;
/** The platform as a channel: without a login, and without a name. */
const PLATFORM = 'platform';
const NOTHING: Section = {
  shown: [],
  waivers: null,
  intake: [],
  complaints: [],
  reporters: { anonymous_channel: null, network_address_kept: null },
  measures: [],
  authority_cases: null,
};

/**
 * Complaints and channels as the law asks for them: those of the platform, and those that were handed in.
 * The platform is a channel as soon as it is published where to complain. Which notices and signs name the
 * authorities, and whether anything in front of the platform keeps addresses, only people know.
 */
export async function complaintSection(
  reading: Reading<PlatformTables>,
  now: number,
  handedIn: Section = NOTHING,
): Promise<Section> {
  const rows = await reading
    .selectFrom('complaints')
    .selectAll()
    .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>', now - CLOSED_MS)]))
    .orderBy('received_at')
    .orderBy('complaint')
    .execute();
  const own = rows.map(factOf);
  const ids = new Set(own.map(({ id }) => id));
  const channels = await channelsOf(reading);
  return {
    ...handedIn,
    ...(channels === null ? {} : withChannels(handedIn, channels)),
    complaints: [...own, ...handedIn.complaints.filter(({ id }) => !ids.has(id))],
  };
}

type Channels = Pick<Section, 'shown' | 'intake'>;

async function channelsOf(reading: Reading<PlatformTables>): Promise<Channels | null> {
  const held = await guideNow(reading);
  if (held === null) return null;
  const published_on = civilDateAt(held.published_at);
  const { authorities, own } = held.guide;
  return {
    shown: [
      {
        id: PLATFORM,
        kind: 'rules',
        published_on,
        authority: authorities.map(({ channel }) => channel),
        own: PLATFORM,
        needs_login: false,
      },
    ],
    intake: [
      { id: PLATFORM, kind: 'web', published_on, needs_login: false },
      ...own.map(({ kind, needs_login }, index) => ({
        id: `${PLATFORM}-${index + 1}`,
        kind,
        published_on,
        needs_login,
      })),
    ],
  };
}

function withChannels(handedIn: Section, { shown, intake }: Channels): Partial<Section> {
  return {
    shown: [...shown, ...handedIn.shown.filter(({ id }) => id !== PLATFORM)],
    intake: [...intake, ...handedIn.intake.filter((one) => intake.every(({ id }) => id !== one.id))],
    reporters: { ...handedIn.reporters, anonymous_channel: PLATFORM },
  };
}
