import { useState } from 'react';
import { Callout, Card, EmptyState, Link } from '@consentry/ui';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useHeld } from '../consent/use-held.ts';
import { Ask } from '../notice/ask.tsx';
import { type Answer, useDecision } from '../notice/use-decision.ts';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { type TransferChoice, transferChoices } from './transfers.ts';
import { TransferText } from './transfer-text.tsx';

interface TransferPageProps {
  readonly purpose: string;
  readonly recipient: string;
}

/** Who would receive face information, and the person's own decision on it, apart from recognition (§ 第八条第一款). */
export function TransferPage({ purpose, recipient }: TransferPageProps) {
  const { m } = useWords();
  const held = useHeld();
  const href = useHref();
  const [done, setDone] = useState<Answer | null>(null);
  const heading =
    done === null ? m.transfer.heading : done === 'given' ? m.transfer.doneYes : m.transfer.doneNo;
  return (
    <Page key={heading} heading={heading} site={m.title}>
      <p>
        <Link href={href()}>{done === null ? m.shell.home : m.decide.toHome}</Link>
      </p>
      {done === null ? (
        <Loaded query={held}>
          {({ consents, transfers }) => {
            const choice = transferChoices(consents, transfers).find(
              ({ document }) =>
                document.purpose === purpose && document.recipient.organisation_id === recipient,
            );
            return choice === undefined ? (
              <EmptyState title={m.transfer.gone} text={m.transfer.goneText} />
            ) : (
              <Choice choice={choice} onDone={setDone} />
            );
          }}
        </Loaded>
      ) : (
        <p>{done === 'given' ? m.transfer.doneYesText : m.transfer.doneNoText}</p>
      )}
    </Page>
  );
}

interface ChoiceProps {
  readonly choice: TransferChoice;
  readonly onDone: (answer: Answer) => void;
}

function Choice({ choice: { state, digest, document }, onDone }: ChoiceProps) {
  const { m, pick } = useWords();
  const { purpose, recipient } = document;
  const decision = useDecision({ purpose, recipient: recipient.organisation_id, digest }, onDone);
  return (
    <>
      <p className="m-lead">{m.transfer.lead}</p>
      {state === 'changed' ? (
        <Callout tone="note">
          <p>{m.transfer.changedText}</p>
        </Callout>
      ) : null}
      <Card level={2} title={m.transfer.to(pick(recipient.name))}>
        <TransferText document={document} />
      </Card>
      <p className="m-soft">{m.transfer.article}</p>
      <ProblemText trouble={decision.trouble} />
      {state === 'agreed' ? (
        <p>{m.transfer.agreed}</p>
      ) : (
        <Ask
          question={m.transfer.question}
          either={m.transfer.either}
          busy={decision.busy}
          onAnswer={decision.run}
        />
      )}
    </>
  );
}
