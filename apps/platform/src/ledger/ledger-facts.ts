import type { PostureFacts } from '@consentry/law';
import { damageOf, policyInForce, readRecheck, witnessStandings } from '@consentry/ledger-server';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Control = PostureFacts['security']['controls'][number];

/** Ids of the controls that the platform reports on: its evidence log, and whoever watches it from outside. */
export const EVIDENCE_LOG = 'platform-evidence-log';
export const EVIDENCE_WITNESSES = 'platform-evidence-witnesses';

/**
 * What the platform says of its evidence log (§ 第十四条 安全审计): whether it is whole, and since when that was last
 * checked from end to end; and where witnesses are asked for, whether as many as that follow.
 *
 * @param now epoch milliseconds
 */
export async function ledgerControls(
  reading: Reading<PlatformTables>,
  now: number,
): Promise<readonly Control[]> {
  const damage = await damageOf(reading);
  const { whole_at } = await readRecheck(reading);
  // A round that ends while these facts are gathered was looked at by then, not later.
  const upToNow = (at: number | null) => (at === null ? null : Math.min(at, now));
  const log = control(EVIDENCE_LOG, damage === null, upToNow(whole_at));
  const policy = await policyInForce(reading);
  if (policy === null || policy.quorum === 0) return [log];
  const standings = await witnessStandings(reading, policy, now);
  const following = standings.filter(({ standing }) => standing === 'following' || standing === 'behind');
  const seen = following.flatMap((one) => (one.seen === null ? [] : [one.seen.at]));
  // As many as are asked for have seen it since then, at least.
  const at = seen.toSorted((a, b) => b - a)[policy.quorum - 1] ?? null;
  return [log, control(EVIDENCE_WITNESSES, following.length >= policy.quorum, upToNow(at))];
}

function control(id: string, isHealthy: boolean, at: number | null): Control {
  return {
    id,
    kind: 'audit_chain',
    state: isHealthy ? 'healthy' : 'failed',
    checked_at: at === null ? null : new Date(at).toISOString(),
    capture_stopped_at: null,
  };
}
