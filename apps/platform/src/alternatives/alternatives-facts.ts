import { type AlternativeFacts, type PostureFacts, addCalendarDays, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import { PARITY_DAYS, measuredOf, otherWays, tally } from './alternatives.ts';
import { readCheckpoints, readCounts, readRefusals } from './alternatives-store.ts';

type Checkpoint = PostureFacts['alternatives']['checkpoints'][number];

/**
 * Checkpoints as the law asks for them. That face is stopped counts only for a purpose that runs: of one
 * that is to begin it is asked whether another way works.
 */
export async function alternativesSection(
  reading: Reading<PlatformTables>,
  now: number,
): Promise<Checkpoint[]> {
  const since = addCalendarDays(civilDateAt(now), -PARITY_DAYS);
  const counts = Map.groupBy(await readCounts(reading, since), ({ checkpoint }) => checkpoint);
  const refusals = Map.groupBy(await readRefusals(reading, since), ({ checkpoint }) => checkpoint);
  const running = new Set(
    (await reading.selectFrom('purposes').select('purpose').where('state', '=', 'active').execute()).map(
      ({ purpose }) => purpose,
    ),
  );
  return (await readCheckpoints(reading)).map((one) => {
    const counted = counts.get(one.checkpoint) ?? [];
    const tallies = new Map(tally(counted).map((of) => [of.way, of]));
    const said = refusals.get(one.checkpoint) ?? [];
    return {
      id: one.checkpoint,
      purpose_id: one.purpose,
      site_id: one.site,
      preset: one.preset,
      ways: one.ways.map(({ way, kind, with_face, live, checked_at, terms }) => ({
        id: way,
        kind,
        with_face,
        live,
        checked_at: new Date(checked_at).toISOString(),
        measured: measuredOf(tallies.get(kind), terms),
      })),
      face: measuredOf(tallies.get('face'), one.face_terms),
      face_stopped_at:
        running.has(one.purpose) && one.face_stopped_at !== null
          ? new Date(one.face_stopped_at).toISOString()
          : null,
      faces_in_outages: counted.reduce((all, { in_outage }) => all + in_outage, 0),
      refusals: {
        persons: said.reduce((all, { refused }) => all + refused, 0),
        turned_away: said.reduce((all, { turned_away }) => all + turned_away, 0),
      },
      chooser: one.chooser,
      residents: one.residents,
    };
  });
}

/** The ways without a face at a site, as an act on a face is told of them (§ 第十条). */
export async function alternativesAt(
  reading: Reading<PlatformTables>,
  purpose: string,
  site: string,
): Promise<readonly AlternativeFacts[]> {
  const checkpoints = await readCheckpoints(reading, { purpose, site });
  return checkpoints.flatMap(otherWays);
}
