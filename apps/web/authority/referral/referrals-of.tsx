import { Button, Callout, Card, Link } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { ReferralChip, useOtherSide } from './referral-state.tsx';
import { useReferralWords } from './words.ts';

export interface ReferralsOfProps {
  readonly complaint: string;
  /** Department the case is with: it alone proposes. */
  readonly department: string;
}

/** The referrals of one case, from or to one's own department. */
function useReferralsOf(complaint: string | null) {
  return useQuery(`referrals of ${complaint}`, async (signal) =>
    complaint === null ? [] : Array.fromAsync(authority.referral.list({ complaint }, { signal })),
  );
}

/** Whether a case was shared with one's own department together with its files; `null` for one's own case. */
export function useFilesShared(complaint: string | null): boolean {
  const { department } = useSession();
  const { data = [] } = useReferralsOf(complaint);
  return data.some(
    ({ to, state, kind, scope }) =>
      to === department && state === 'accepted' && kind !== 'notify' && scope === 'case_and_files',
  );
}

/** Said where a case is with another department: it is read here, and handled there. */
export function SharedHere({ department }: Pick<ReferralsOfProps, 'department'>) {
  const { m } = useReferralWords();
  const nameOf = useDepartmentName();
  return (
    <Callout tone="note">
      <p>{m.sharedHere(nameOf(department))}</p>
    </Callout>
  );
}

/** Who else works on a case, and a way to work together with another department. */
export function ReferralsOf({ complaint, department }: ReferralsOfProps) {
  const { m } = useReferralWords();
  const { can, department: own } = useSession();
  const otherSide = useOtherSide();
  const found = useReferralsOf(complaint);
  return (
    <Card
      title={m.of}
      level={2}
      actions={
        department === own && can('referral.propose') ? (
          <Button icon="link" onPress={() => goTo(['referrals', 'new'], { complaint })}>
            {m.new}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={found}>
        {(all) =>
          all.length === 0 ? (
            <p className="a-soft">{m.ofNone}</p>
          ) : (
            <ul className="a-rows">
              {all.map((one) => (
                <li key={one.referral}>
                  <div className="a-row-head">
                    <Link href={hrefOf(['referrals', one.referral])}>
                      {`${m.kinds[one.kind]} · ${otherSide(one)}`}
                    </Link>
                    <ReferralChip state={one.state} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
