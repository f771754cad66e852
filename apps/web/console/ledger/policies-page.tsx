import { Watcher, type WitnessPolicyView } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { Button, Card, ConfirmDialog, EmptyState, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useLedgerWords } from './words.ts';

const TONES = { proposed: 'note', in_force: 'ok', replaced: 'plain', dropped: 'plain' } as const;

/** As a form has it: an address that is left empty is none. */
const Proposed = z
  .strictObject({
    quorum: z.int().min(0).max(32),
    witnesses: z.array(z.strictObject({ ...Watcher.shape, url: z.string().trim().max(2048) })).max(32),
  })
  .refine(({ quorum, witnesses }) => quorum <= witnesses.length, { path: ['quorum'] });

/** Who watches the log, now and before: proposed by an admin, confirmed by an auditor. */
export function PoliciesPage() {
  const { m } = useLedgerWords();
  const { can } = useSession();
  const list = useQuery('witness policies', async (signal) => platform.witness.list({}, { signal }));
  const add = can('witness.propose') ? (
    <Button look="solid" icon="plus" onPress={() => goTo(['ledger', 'witnesses', 'new'])}>
      {m.propose}
    </Button>
  ) : null;
  return (
    <SectionPage
      title={m.policies}
      lead={m.policiesLead}
      trail={[{ text: m.title, to: ['ledger'] }]}
      actions={add}
    >
      <Loaded query={list}>
        {({ policies }) =>
          policies.length === 0 ? (
            <EmptyState title={m.noPolicies} text={m.noPoliciesText} action={add} />
          ) : (
            policies.map((one) => <Policy key={one.policy} one={one} />)
          )
        }
      </Loaded>
    </SectionPage>
  );
}

function Policy({ one }: { readonly one: WitnessPolicyView }) {
  const { m, pick, number, time } = useLedgerWords();
  const { policy, state, quorum, witnesses, proposed_by, proposed_at, confirmed_by, confirmed_at } = one;
  const [asks, setAsks] = useState(false);
  const confirm = useAct(
    async () => platform.witness.confirm({ policy }),
    () => told.add('ok', m.saved),
  );
  return (
    <Card
      title={m.quorum(number(quorum), number(witnesses.length))}
      level={2}
      status={<StatusChip tone={TONES[state]}>{m.policyStates[state]}</StatusChip>}
    >
      {witnesses.length === 0 ? <p className="k-soft">{m.noWitness}</p> : null}
      <ul className="k-plain">
        {witnesses.map(({ key, organisation, kind }) => (
          <li key={key}>
            {pick(organisation)} · {m.kinds[kind]}
            <br />
            <span className="k-code">{key}</span>
          </li>
        ))}
      </ul>
      <p className="k-soft">
        <StaffName id={proposed_by} /> {time(proposed_at)}
        {confirmed_by === null || confirmed_at === null ? null : (
          <>
            {' · '}
            <StaffName id={confirmed_by} /> {time(confirmed_at)}
          </>
        )}
      </p>
      <ProblemText trouble={confirm.trouble} />
      {state === 'proposed' ? (
        <WaitsForAnother by={proposed_by} at={proposed_at} roles={['auditor']}>
          <Button look="solid" onPress={() => setAsks(true)} isPending={confirm.busy}>
            {m.confirm}
          </Button>
        </WaitsForAnother>
      ) : null}
      <ConfirmDialog
        isOpen={asks}
        title={m.confirmTitle}
        consequence={m.confirmText}
        confirmText={m.confirm}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          confirm.run();
        }}
      />
    </Card>
  );
}

/** Proposes who watches the log. */
export function ProposePage() {
  const { m } = useLedgerWords();
  const back = () => goTo(['ledger', 'witnesses']);
  const propose = useAct(
    async ({ quorum, witnesses }: z.output<typeof Proposed>) =>
      platform.witness.propose({
        quorum,
        witnesses: witnesses.map(({ url, ...one }) => (url === '' ? one : { ...one, url })),
      }),
    () => {
      told.add('ok', m.saved);
      back();
    },
  );
  return (
    <SectionPage
      title={m.propose}
      lead={m.proposeLead}
      trail={[
        { text: m.title, to: ['ledger'] },
        { text: m.policies, to: ['ledger', 'witnesses'] },
      ]}
    >
      <SchemaForm
        schema={Proposed}
        names={m.names}
        saveText={m.save}
        cancelText={m.cancel}
        act={propose}
        onSave={propose.run}
        onCancel={back}
      />
    </SectionPage>
  );
}
