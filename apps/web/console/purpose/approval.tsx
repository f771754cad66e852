import type { PurposeView } from '@consentry/contract';
import { Button, Callout, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { latestFacts } from '../posture/latest-facts.ts';
import { useSession } from '../session.tsx';
import { usePurposeWords } from './words.ts';

/** What the law would say to an approval now; asked again whenever something was done. */
export function Gate({ purpose }: { readonly purpose: PurposeView }) {
  const { m, pick, time } = usePurposeWords();
  const words = m.gate;
  const check = useQuery(`check ${purpose.purpose}`, async (signal) =>
    platform.purpose.check({ purpose: purpose.purpose }, { signal }),
  );
  return (
    <div className="k-stack">
      {check.trouble?.code === 'facts_contradictory' ? (
        <p>
          {words.contradictory} <span className="k-code">{check.trouble.fields.join(' ')}</span>
        </p>
      ) : null}
      <Loaded query={check}>
        {({ broken, asks, waits_for, handed_in, checked_at }) => {
          const lawful = broken.length + waits_for.length === 0;
          return (
            <Callout tone={lawful ? 'ok' : 'problem'}>
              <p>
                <strong>{lawful ? words.lawful : words.refused(broken.length + waits_for.length)}</strong>
              </p>
              <ul className="k-plain">
                {waits_for.map((what) => (
                  <li key={what}>{words[what]}</li>
                ))}
                {broken.map(({ code, requirement, article, why, remedy }) => (
                  <li key={`${requirement} ${code}`}>
                    <Link href={hrefOf(['posture', requirement])}>
                      {requirement} {pick(article)}
                    </Link>
                    <br />
                    {pick(why)} {code === 'necessity_unsigned' ? words.signs : pick(remedy)}
                  </li>
                ))}
              </ul>
              {lawful && asks.length > 0 ? (
                <p>
                  {words.asks}
                  {asks.map((row) => (
                    <span key={row}>
                      {' '}
                      <Link href={hrefOf(['posture', row])}>{row}</Link>
                    </span>
                  ))}
                </p>
              ) : null}
              {handed_in?.stale === true ? <p>{words.stale}</p> : null}
              <p className="k-soft">{words.checked(time(checked_at))}</p>
            </Callout>
          );
        }}
      </Loaded>
      <div>
        <Button icon="refresh" look="quiet" onPress={check.reload}>
          {words.check}
        </Button>
      </div>
    </div>
  );
}

export interface ProposalProps {
  readonly purpose: PurposeView;
  /** What a proposal has to rest on is there. */
  readonly ready: boolean;
}

/** The next step of a purpose, proposed by one person and approved by another. */
export function Proposal({ purpose, ready }: ProposalProps) {
  const { m } = usePurposeWords();
  const { can, staff } = useSession();
  const { proposal, state } = purpose;
  const of = { purpose: purpose.purpose };
  const propose = useAct(
    async () => platform.purpose.propose({ ...of, facts: await latestFacts() }, { ifMatch: purpose }),
    () => told.add('ok', m.proposed),
  );
  const takeBack = useAct(async () => platform.purpose.takeBack(of, { ifMatch: purpose }));
  const approve = useAct(
    async () => platform.purpose.approve(of, { ifMatch: purpose }),
    () => told.add('ok', m.approved),
  );
  if (proposal === null) {
    const next = preparedVersion(purpose) !== null ? 'changes' : state === 'suspended' ? 'goesOn' : 'begins';
    return !can('purpose.propose') ? null : (
      <>
        <ProblemText trouble={propose.trouble} />
        <div>
          <Button look="solid" onPress={propose.run} isPending={propose.busy} isDisabled={!ready}>
            {m.propose[next]}
          </Button>
        </div>
      </>
    );
  }
  const changes = proposal.act === 'change_purpose';
  return (
    <>
      <WaitsForAnother by={proposal.proposed_by} at={proposal.proposed_at} roles={['dpo', 'admin']}>
        <ConfirmAct
          text={changes ? m.approveChange : m.approve}
          title={changes ? m.approveChangeTitle : m.approveTitle}
          consequence={changes ? m.approveChangeText : m.approveText}
          act={approve}
        />
      </WaitsForAnother>
      {proposal.proposed_by === staff ? (
        <>
          <ProblemText trouble={takeBack.trouble} />
          <div>
            <Button look="quiet" onPress={takeBack.run} isPending={takeBack.busy}>
              {m.takeBack}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}

/** The version that is to take the place of the one in force; `null` where none is written. */
export function preparedVersion({ versions, version, state }: PurposeView) {
  if (state !== 'active' && state !== 'suspended') return null;
  return versions.find((one) => one.version > version && one.state === 'draft') ?? null;
}
