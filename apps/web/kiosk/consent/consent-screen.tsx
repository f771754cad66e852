import { useState } from 'react';
import type { DecideConsent, DoorView } from '@consentry/contract';
import { Button, ButtonRow, Choice, Disclosure } from '@consentry/ui';
import { courier } from '../courier.ts';
import type { Scope } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';

type Age = 'under_14' | '14_or_over';

export interface ConsentScreenProps {
  readonly door: DoorView;
  readonly scope: Scope;
  /** The presentation of the notice this decision follows. Without one there is no such screen. */
  readonly presentation: string;
}

/**
 * The separate consent (§ 第六条第一款): one question about one purpose, two answers alike in size,
 * colour and place, nothing chosen beforehand.
 */
export function ConsentScreen({ door, scope, presentation }: ConsentScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m, pick } = useWords();
  const { busy, run } = useRequest();
  const [age, setAge] = useState<Age | null>(null);
  const [error, setError] = useState('');

  const organisation = pick(door.organisation.name);
  const purpose = pick(door.purpose.statement).replace(/[。.]\s*$/u, '');

  const send = (decision: DecideConsent) =>
    run(
      () => courier.decide(decision, flow.session?.token ?? null),
      (reply) =>
        dispatch(
          reply.ok
            ? { type: 'decided', decision: decision.decision, consent: reply.value.consent }
            : { type: 'failed', problem: reply.problem },
        ),
    );

  const agree = () => {
    if (age === null) return setError(m.consent.ageMissing);
    // A child's own yes is not a consent (§ 第七条): it is not sent.
    if (age === 'under_14') return dispatch({ type: 'under_age' });
    send({ presentation, decision: 'given', scope, age });
  };

  return (
    <Screen heading={m.consent.heading}>
      <FaceSteps now="consent" />
      <p className="k-statement">
        {scope === 'once'
          ? m.consent.questionOnce(organisation, purpose)
          : m.consent.questionEnrol(organisation, purpose, door.purpose.retention_days)}
      </p>
      <p>{m.consent.eitherWay}</p>
      <Choice<Age>
        label={m.consent.age}
        value={age}
        error={error}
        options={[
          { value: 'under_14', text: m.consent.under14 },
          { value: '14_or_over', text: m.consent.from14 },
        ]}
        onChange={(value) => {
          setAge(value);
          setError('');
        }}
      />
      <ButtonRow>
        <Button isPending={busy} onPress={() => send({ presentation, decision: 'refused', scope })}>
          {m.consent.no}
        </Button>
        <Button isPending={busy} onPress={agree}>
          {m.consent.yes}
        </Button>
      </ButtonRow>
      <Disclosure title={m.shell.article}>
        <p>{m.consent.articleText}</p>
      </Disclosure>
    </Screen>
  );
}
