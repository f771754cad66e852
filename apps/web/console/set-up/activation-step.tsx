import type { PurposeView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Checkbox,
  DateField,
  Form,
  FormActions,
  Link,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { ConfirmAct } from './confirm-act.tsx';
import { asOf, withPurpose } from './first-facts.ts';
import { isTold } from './set-up-state.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from './use-fields.ts';
import { useSetUpWords } from './words.ts';

/** The gate of the law: what it refuses now, the last facts, the proposal and another person’s approval. */
export function ActivationStep({ state }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const { purpose } = state;
  if (purpose === null) return <p>{m.later}</p>;
  if (purpose.state === 'active') return <p>{m.done}</p>;
  return (
    <>
      <Gate purpose={purpose} />
      {can('posture.hand_in') && !isTold(state) ? <LastFacts state={state} purpose={purpose} /> : null}
      <Proposal purpose={purpose} told={isTold(state) || !can('posture.hand_in')} />
    </>
  );
}

/** What the law would say to an approval now; asked again whenever something was done. */
export function Gate({ purpose }: { readonly purpose: PurposeView }) {
  const { m, pick, time } = useSetUpWords();
  const words = m.activation;
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
        {({ broken, waits_for, checked_at }) => {
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

function LastFacts({ state, purpose }: StepProps & { readonly purpose: PurposeView }) {
  const { m } = useSetUpWords();
  const words = m.activation;
  const [children, setChildren] = useState<'no' | 'yes' | null>(null);
  const [barrierFree, setBarrierFree] = useState(false);
  const fields = useFields({ rules: '', on: '' });
  const { values, field } = fields;
  const terminals = state.devices.filter((one) => one.state === 'approved');
  const save = useAct(
    async (may: boolean) => {
      const { facts } = await platform.posture.readFacts();
      const answers = {
        purpose: purpose.purpose,
        children: may ? { id: values.rules, on: values.on } : null,
        today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
      };
      return platform.posture.handIn({ facts: asOf(withPurpose(facts, answers, terminals), Date.now()) });
    },
    () => told.add('ok', m.saved),
  );
  return (
    <Form
      label={words.facts}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        const labels = children === 'yes' ? { rules: words.childrenRules, on: words.childrenOn } : {};
        if (fields.check(labels, { rules: DOCUMENT_ID }) && children !== null) save.run(children === 'yes');
      }}
    >
      <p>
        <strong>{words.facts}</strong> {words.factsText}
      </p>
      <ProblemText trouble={save.trouble} />
      <RadioGroup
        label={words.children}
        value={children}
        options={[
          { value: 'no' as const, text: words.childrenNo },
          { value: 'yes' as const, text: words.childrenYes },
        ]}
        onChange={setChildren}
        isRequired
      />
      {children === 'yes' ? (
        <div className="k-two">
          <TextField {...field('rules', words.childrenRules)} kind="code" hint={m.documentHint} />
          <DateField {...field('on', words.childrenOn)} />
        </div>
      ) : null}
      {terminals.length === 0 ? null : (
        <Checkbox label={words.terminals} isSelected={barrierFree} onChange={setBarrierFree} isRequired />
      )}
      <FormActions>
        <Button
          type="submit"
          look="solid"
          isPending={save.busy}
          isDisabled={children === null || (terminals.length > 0 && !barrierFree)}
        >
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}

function Proposal({ purpose, told: ready }: { readonly purpose: PurposeView; readonly told: boolean }) {
  const { m } = useSetUpWords();
  const { can, staff } = useSession();
  const words = m.activation;
  const of = { purpose: purpose.purpose };
  const propose = useAct(
    async () => {
      const { facts } = await platform.posture.readFacts();
      return platform.purpose.propose({ ...of, facts: asOf(facts, Date.now()) }, { ifMatch: purpose });
    },
    () => told.add('ok', words.proposed),
  );
  const takeBack = useAct(async () => platform.purpose.takeBack(of, { ifMatch: purpose }));
  const approve = useAct(
    async () => platform.purpose.approve(of, { ifMatch: purpose }),
    () => told.add('ok', m.finished.title),
  );
  const { proposal } = purpose;
  if (proposal === null) {
    return !can('purpose.propose') ? null : (
      <>
        <ProblemText trouble={propose.trouble} />
        <div>
          <Button look="solid" onPress={propose.run} isPending={propose.busy} isDisabled={!ready}>
            {words.propose}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <WaitsForAnother by={proposal.proposed_by} at={proposal.proposed_at} roles={['dpo', 'admin']}>
        <ConfirmAct
          text={words.approve}
          title={words.approveTitle}
          consequence={words.approveText}
          act={approve}
        />
      </WaitsForAnother>
      {proposal.proposed_by === staff ? (
        <>
          <ProblemText trouble={takeBack.trouble} />
          <div>
            <Button look="quiet" onPress={takeBack.run} isPending={takeBack.busy}>
              {words.takeBack}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
