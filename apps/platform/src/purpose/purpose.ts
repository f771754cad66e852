import type { PurposeContent } from '@consentry/contract';
import { contentDigest } from '../facts/content-digest.ts';
import type { PlatformTables } from '../store/tables.ts';

export type StoredPurpose = PlatformTables['purposes'];
export type StoredProposal = PlatformTables['purpose_proposals'];
type State = StoredPurpose['state'];

/** A version of a purpose, with its content read. */
export type StoredVersion = Omit<PlatformTables['purpose_versions'], 'content'> & {
  readonly content: PurposeContent;
};

/** The digest a consent names: of the purpose, the number of the version and its whole content. */
export function versionDigest(purpose: string, version: number, content: PurposeContent): string {
  return contentDigest({ purpose, version, content });
}

/** The version that may be written now: the draft itself, or the one after the version in force. */
export function writableVersion({ state, version }: Pick<StoredPurpose, 'state' | 'version'>): number | null {
  if (state === 'draft') return version;
  return state === 'active' || state === 'suspended' ? version + 1 : null;
}

/**
 * What a proposal now would ask for: that the purpose begins, changes to its prepared version, or goes on.
 *
 * @param prepared whether the version after the one in force is written
 * @returns `null` where there is nothing to propose
 */
export function proposable(
  { state, version }: Pick<StoredPurpose, 'state' | 'version'>,
  prepared: boolean,
): Pick<StoredProposal, 'act' | 'version'> | null {
  if (state === 'draft') return { act: 'activate_purpose', version };
  if (prepared && (state === 'active' || state === 'suspended'))
    return { act: 'change_purpose', version: version + 1 };
  return state === 'suspended' ? { act: 'activate_purpose', version } : null;
}

/** States that can be left for each; what is not here does not happen. */
const FROM = {
  suspended: ['active'],
  ended: ['draft', 'proposed', 'active', 'suspended'],
} as const satisfies Partial<Record<State, readonly State[]>>;

/** Tells whether a purpose may be stopped so. */
export function mayBecome(state: State, next: keyof typeof FROM): boolean {
  return (FROM[next] as readonly State[]).includes(state);
}

/** The state as the law knows it: what waits for approval has not begun. */
export function stateForLaw(state: State): Exclude<State, 'proposed'> {
  return state === 'proposed' ? 'draft' : state;
}
