import { useState } from 'react';
import type { RightsExplanation, RightsRequestView } from '@consentry/contract';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Disclosure,
  Link,
  Section,
  StatusChip,
  saveText,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Guide } from '../complaint/guide.tsx';
import { EndSteps } from '../consent/end-steps.tsx';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';

/** A request that is not answered is looked at this often, milliseconds. */
const LOOK_MS = 5000;

/** One request: its state, its clock, the answer, and where to go with a no. */
export function RequestPage({ request }: { readonly request: string }) {
  const { m } = useWords();
  const href = useHref();
  const view = useQuery(
    `request ${request}`,
    async (signal) => platform.rights.read({ request }, { signal }),
    { every: LOOK_MS },
  );
  return (
    <Page
      heading={view.data === undefined ? m.rights.heading : m.rights.kinds[view.data.kind]}
      site={m.title}
    >
      <p>
        <Link href={href('rights')}>{m.rights.heading}</Link>
      </p>
      <Loaded query={view}>{(one) => <Request view={one} />}</Loaded>
    </Page>
  );
}

function Request({ view }: { readonly view: RightsRequestView }) {
  const { m, pick, date, time } = useWords();
  const { answer, refusal, state } = view;
  return (
    <>
      <Card
        level={2}
        status={
          <StatusChip tone={state === 'refused' ? 'problem' : state === 'granted' ? 'ok' : 'note'}>
            {m.rights.states[state]}
          </StatusChip>
        }
      >
        <DescriptionList
          items={[
            {
              term: m.rights.received,
              detail: `${date(view.received_on)} · ${m.rights.openedBy[view.opened_by]}`,
            },
            ...(view.wish === null ? [] : [{ term: m.rights.yourWords, detail: view.wish }]),
            ...(view.answered_at === null
              ? []
              : [{ term: m.rights.answered, detail: time(view.answered_at) }]),
          ]}
        />
        <DueClock due={view.due} />
        {view.due === null ? null : (
          <Disclosure title={m.rights.counted}>
            <p>{pick(view.due.explanation)}</p>
          </Disclosure>
        )}
      </Card>
      {answer === null ? null : (
        <Section title={m.rights.answer}>
          {answer.said === null ? null : <p>{pick(answer.said)}</p>}
          {answer.text === null ? null : <p className="m-words">{answer.text}</p>}
        </Section>
      )}
      {view.ends.length === 0 ? null : (
        <Section title={m.rights.ends}>
          {view.ends.map((end) => (
            <EndSteps key={end.withdrawal} end={end} />
          ))}
        </Section>
      )}
      {state === 'granted' && (view.kind === 'copy' || view.kind === 'access') ? (
        <Copy request={view.request} />
      ) : null}
      {state === 'granted' && view.kind === 'explain' ? <Explanation request={view.request} /> : null}
      {refusal === null ? null : (
        <>
          <Callout tone="problem">
            <h2>{m.rights.refusal}</h2>
            <p>{refusal.reason === null ? null : m.rights.refusalReasons[refusal.reason]}</p>
            <p>{pick(refusal.court)}</p>
          </Callout>
          <Section title={m.rights.complain}>
            <Guide guide={refusal.complain} />
          </Section>
        </>
      )}
    </>
  );
}

function Copy({ request }: { readonly request: string }) {
  const { m } = useWords();
  const copy = useCommand(
    async () => platform.rights.copy({ request }),
    (all) =>
      saveText('consentry-my-information.json', 'application/json', `${JSON.stringify(all, null, 2)}\n`),
  );
  return (
    <div className="m-stack">
      <ProblemText trouble={copy.trouble} />
      <div>
        <Button look="solid" icon="file" onPress={() => copy.run()} isPending={copy.busy}>
          {m.rights.copy}
        </Button>
      </div>
    </div>
  );
}

function Explanation({ request }: { readonly request: string }) {
  const { m } = useWords();
  const [asked, setAsked] = useState(false);
  return asked ? (
    <ExplanationText request={request} />
  ) : (
    <div>
      <Button look="solid" icon="file" onPress={() => setAsked(true)}>
        {m.rights.explanation}
      </Button>
    </div>
  );
}

function ExplanationText({ request }: { readonly request: string }) {
  const { m, pick } = useWords();
  const explanation = useQuery<RightsExplanation>(`explanation ${request}`, async (signal) =>
    platform.rights.explanation({ request }, { signal }),
  );
  return (
    <Loaded query={explanation}>
      {({ purposes, decides, rules }) => (
        <>
          {purposes.map((one) => (
            <Card key={one.purpose_id} level={2} title={pick(one.statement)}>
              <p>{m.rulesPage.modes[one.mode]}</p>
              {Object.entries(one.texts).map(([item, text]) =>
                text === null ? null : <p key={item}>{pick(text)}</p>,
              )}
            </Card>
          ))}
          <Section title={m.rights.decides}>
            <p>{pick(decides)}</p>
          </Section>
          <Disclosure title={m.rights.rules}>
            <ul className="m-rows">
              {rules.map(({ row, text, citations }) => (
                <li key={row}>
                  <p>{pick(text)}</p>
                  <p className="m-soft">{citations.map(pick).join(' · ')}</p>
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </Loaded>
  );
}
