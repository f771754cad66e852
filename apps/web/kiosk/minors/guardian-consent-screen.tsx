import type { DoorView } from '@consentry/contract';
import { Button, ButtonRow, Disclosure } from '@consentry/ui';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';

export interface GuardianConsentScreenProps {
  readonly door: DoorView;
  /** The presentation of the notice to the guardian. */
  readonly presentation: string;
}

/**
 * The guardian's separate consent for the child of the session (§ 第七条第一款): one question, two answers alike. A yes
 * counts once their code is shown; a no counts at once.
 */
export function GuardianConsentScreen({ door, presentation }: GuardianConsentScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m, pick } = useWords();
  const { busy, run } = useRequest();
  const purpose = pick(door.purpose.statement).replace(/[。.]\s*$/u, '');
  const refuse = () =>
    run(
      () =>
        courier.decide(
          { presentation, decision: 'refused', scope: 'enrolment' },
          flow.session?.token ?? null,
        ),
      (reply) =>
        dispatch(
          reply.ok
            ? { type: 'decided', decision: 'refused', consent: reply.value.consent }
            : { type: 'failed', problem: reply.problem },
        ),
    );
  return (
    <Screen heading={m.guardian.consentHeading}>
      <FaceSteps now="consent" />
      <p className="k-statement">
        {m.guardian.consentQuestion(
          pick(door.organisation.name),
          flow.session?.number ?? '',
          purpose,
          door.purpose.retention_days,
        )}
      </p>
      <p>{m.guardian.eitherWay}</p>
      <ButtonRow>
        <Button isPending={busy} onPress={refuse}>
          {m.consent.no}
        </Button>
        <Button isPending={busy} onPress={() => dispatch({ type: 'guardian_agreed' })}>
          {m.consent.yes}
        </Button>
      </ButtonRow>
      <Disclosure title={m.shell.article}>
        <p>{m.consent.guardianArticle}</p>
        <p>{m.consent.articleText}</p>
      </Disclosure>
    </Screen>
  );
}
