import type { AssessmentContent, AssessmentView, RunningConfiguration } from '@consentry/contract';
import { type CivilDate, type ReadingChange, civilDateAt, recordsKeptUntil } from '@consentry/law';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';

/** An assessment with what is JSON in its row read. */
export interface StoredAssessment
  extends Omit<
    PlatformTables['assessments'],
    'configuration' | 'content' | 'opinion' | 'reopened_changes' | 'signers' | 'writers'
  > {
  readonly configuration: RunningConfiguration;
  readonly content: AssessmentContent;
  readonly opinion: StoredOpinion | null;
  /** Everybody who wrote of it. */
  readonly writers: readonly string[];
  /** The same, who gave the opinion and who approved, as the records of staff had them then. */
  readonly signers: readonly Signer[];
  /** What was another when it was re-opened. */
  readonly reopened_changes: NonNullable<AssessmentView['reopened']>['changes'];
}

/** The officer's opinion, and of which report it is. */
export type StoredOpinion = NonNullable<AssessmentView['opinion']>;

/** Who did what of it, as the records of staff had them then. */
export type Signer = AssessmentView['signers'][number];

/** Adds who did something: whoever writes is one of several, one opinion and one approval count. Pure. */
export function withSigner(signers: readonly Signer[], one: Signer): readonly Signer[] {
  const isOver = ({ act, staff }: Signer) => act === one.act && (act !== 'written' || staff === one.staff);
  return [...signers.filter((held) => !isOver(held)), one];
}

/** A running configuration, read. */
export interface StoredConfiguration
  extends Omit<PlatformTables['configurations'], 'configuration' | 'minor_change'> {
  readonly configuration: RunningConfiguration;
  readonly minor_change: MinorChange | null;
}

/** Who calls a difference from what was assessed a minor technical change, and where the reasons are. */
export interface MinorChange {
  readonly document: string;
  readonly by: string;
  readonly on: CivilDate;
  /** Of the configuration that it is said of. */
  readonly digest: string;
}

/** Why an approved assessment has to be looked at again (§ 第九条第二款). */
export type Reopening = NonNullable<PlatformTables['assessments']['reopened_because']>;

/** Digest of a configuration; the order in which an audience is named makes no other configuration. */
export function configurationDigest(configuration: RunningConfiguration): string {
  return contentDigest({ ...configuration, audience: configuration.audience.toSorted() });
}

/** Digest of everything that was assessed. */
export function reportDigest(
  assessed: Pick<
    StoredAssessment,
    'purpose' | 'purpose_version' | 'mode' | 'configuration' | 'content' | 'after_incident'
  >,
): string {
  const { purpose, purpose_version, mode, configuration, content, after_incident } = assessed;
  return contentDigest({ purpose, purpose_version, mode, configuration, content, after_incident });
}

/** Says in what two configurations differ, by the names under which the guide reads them. */
export function configurationChanges(
  was: RunningConfiguration,
  now: RunningConfiguration,
): readonly ReadingChange[] {
  const [before, after] = [readingsOf(was), readingsOf(now)];
  return (Object.keys(before) as (keyof typeof before)[]).flatMap((name) =>
    before[name] === after[name] ? [] : [{ name, was: before[name], now: after[name] }],
  );
}

function readingsOf({ capture_areas_digest, audience, ...rest }: RunningConfiguration) {
  return { ...rest, capture_areas: capture_areas_digest, audience: audience.toSorted().join(' ') };
}

/**
 * Tells until when an assessment is kept, three years from the end of what it describes (§ 第九条第二款,
 * R09.4, reading G22).
 *
 * @param overAt when what it describes was over, epoch milliseconds
 */
export function keptUntil(overAt: number): CivilDate {
  const { end } = recordsKeptUntil(civilDateAt(overAt));
  if (end.certainty !== 'firm') throw new TypeError('Three years of keeping end on a known day.');
  return end.date;
}
