import { useState } from 'react';
import type { ConsentEntry, PublishedNotice, RulesView } from '@consentry/contract';
import { Button, Card, EmptyState, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Held, useHeld } from '../consent/use-held.ts';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { Ask } from './ask.tsx';
import { NoticePaper } from './notice-paper.tsx';
import { NoticeText } from './notice-text.tsx';
import { type Answer, useDecision } from './use-decision.ts';
import { useSeenEnd } from './use-seen-end.ts';

type Rule = RulesView['rules'][number];

/** A notice, and the person's own decision on it: yes and no of one look, size and number of steps (§ 第六条). */
export function DecidePage({ purpose }: { readonly purpose: string }) {
  const { m } = useWords();
  const held = useHeld();
  const href = useHref();
  const [done, setDone] = useState<Answer | null>(null);
  if (done !== null) return <Done answer={done} />;
  return (
    <Page heading={m.decide.heading} site={m.title}>
      <p>
        <Link href={href()}>{m.shell.home}</Link>
      </p>
      <Loaded query={held}>
        {(data) => {
          const rule = data.rules.rules.find((one) => one.purpose === purpose);
          return rule === undefined ? (
            <EmptyState title={m.decide.gone} text="" />
          ) : (
            <Decision rule={rule} held={data} onDone={setDone} />
          );
        }}
      </Loaded>
    </Page>
  );
}

interface DecisionProps {
  readonly rule: Rule;
  readonly held: Held;
  readonly onDone: (answer: Answer) => void;
}

function Decision({ rule, held, onDone }: DecisionProps) {
  const given = held.consents.find(
    (one) => one.purpose_id === rule.purpose && one.kind === 'recognition' && one.state === 'given',
  );
  const before = useQuery(`notice ${given?.notice.digest ?? ''}`, async (signal) =>
    given === undefined || given.notice.digest === rule.notice
      ? null
      : platform.notice.published({ digest: given.notice.digest }, { signal }),
  );
  return (
    <Loaded query={before}>
      {(old) => <Question rule={rule} given={given} before={old} onDone={onDone} />}
    </Loaded>
  );
}

interface QuestionProps {
  readonly rule: Rule;
  readonly given: ConsentEntry | undefined;
  readonly before: PublishedNotice | null;
  readonly onDone: (answer: Answer) => void;
}

function Question({ rule, given, before, onDone }: QuestionProps) {
  const { m, pick } = useWords();
  const { end, seen } = useSeenEnd();
  const lasts = given !== undefined && given.rests_since === null;
  const answer = useDecision({ purpose: rule.purpose, recipient: null, digest: rule.notice }, onDone);
  return (
    <>
      <p className="m-lead">{lasts && before !== null ? m.decide.leadTold : m.decide.lead}</p>
      <Card level={2} title={pick(rule.statement)}>
        <p className="m-soft">{m.rulesPage.modes[rule.mode]}</p>
        <NoticeText rule={rule} before={before?.document ?? null} />
        <div ref={end} />
        <NoticePaper purpose={rule.purpose} />
      </Card>
      <p className="m-soft">{m.decide.article}</p>
      <ProblemText trouble={answer.trouble} />
      {lasts ? (
        before === null ? null : (
          <div>
            <Button isPending={answer.busy || !seen} onPress={() => answer.run('read')}>
              {m.decide.read}
            </Button>
          </div>
        )
      ) : (
        <Ask question={m.decide.question} either={m.decide.either} busy={answer.busy} onAnswer={answer.run} />
      )}
    </>
  );
}

function Done({ answer }: { readonly answer: Answer }) {
  const { m } = useWords();
  const href = useHref();
  const heading = { given: m.decide.doneYes, refused: m.decide.doneNo, read: m.decide.doneRead }[answer];
  const text = { given: m.decide.doneYesText, refused: m.decide.doneNoText, read: '' }[answer];
  return (
    <Page heading={heading} lead={text} site={m.title}>
      <p>
        <Link href={href()}>{m.decide.toHome}</Link>
      </p>
    </Page>
  );
}
