import type { IncidentSendings } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  type DescriptionItem,
  DescriptionList,
  EmptyState,
  Form,
  FormActions,
  Link,
  Section,
  StatusChip,
  TextField,
  Timeline,
  Toolbar,
} from '@consentry/ui';
import { useAct } from '../../../shared/act/use-act.tsx';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { hrefOf } from '../../../shared/router.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { SendForm } from './send-form.tsx';
import { useSendingWords } from './words.ts';

interface SendingProps {
  readonly incident: string;
}

/** What was reported to departments, what they say, and the form by which it goes. */
export function SendingSection({ incident }: SendingProps) {
  const { m } = useSendingWords();
  const view = useQuery(
    `incident sendings ${incident}`,
    async (signal) => platform.incident.sendings({ incident }, { signal }),
    { every: 3000 },
  );
  return (
    <Section title={m.title} lead={m.lead}>
      <Loaded query={view}>{(read) => <Sendings incident={incident} read={read} />}</Loaded>
    </Section>
  );
}

interface Props {
  readonly incident: string;
  readonly read: IncidentSendings;
}

function Sendings({ incident, read }: Props) {
  const { m } = useSendingWords();
  const { can } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const follow = useAct(async () => platform.incident.follow({ incident }));
  const { departments, sendings } = read;
  if (departments.length === 0) {
    return (
      <EmptyState
        icon="building"
        title={m.noDepartments}
        text={m.noDepartmentsText}
        action={<Link href={hrefOf(['incidents', 'departments'])}>{m.add}</Link>}
      />
    );
  }
  const canSend = can('incident.submit') && departments.some(({ stages }) => stages.length > 0);
  return (
    <>
      {departments.map((one) => (
        <Department key={one.department} incident={incident} one={one} read={read} />
      ))}
      <Troubles read={read} />
      <ProblemText trouble={follow.trouble} />
      {isOpen ? (
        <SendForm incident={incident} read={read} onEnd={() => setIsOpen(false)} />
      ) : (
        <Toolbar label={m.title}>
          {canSend ? (
            <Button look="solid" onPress={() => setIsOpen(true)}>
              {m.open}
            </Button>
          ) : null}
          {sendings.length > 0 && can('incident.notify') ? (
            <Button onPress={() => follow.run()} isPending={follow.busy}>
              {m.tryNow}
            </Button>
          ) : null}
          <Link href={hrefOf(['incidents', 'departments'])}>{m.departments}</Link>
        </Toolbar>
      )}
    </>
  );
}

/** What does not arrive, and the other ways: paper and the telephone. */
function Troubles({ read: { sendings, departments, hotline } }: { readonly read: IncidentSendings }) {
  const { m, time, pick } = useSendingWords();
  const open = sendings.filter(({ state, trouble }) => state !== 'sent' && trouble !== null);
  if (open.length === 0) return null;
  return (
    <Callout tone="problem" alert>
      <h3>{m.notYet}</h3>
      <ul className="k-plain">
        {open.map(({ sending, department, stage, trouble }) => (
          <li key={sending}>
            <strong>{departments.find((one) => one.department === department)?.name}</strong> ·{' '}
            {m.stages[stage]}: {trouble === null ? null : pick(trouble.text)}
            {trouble === null || trouble.again_at === null ? null : ` · ${m.again(time(trouble.again_at))}`}
          </li>
        ))}
      </ul>
      <p>{m.otherWay(hotline)}</p>
    </Callout>
  );
}

const CHIPS = { waiting: 'note', sent: 'ok', refused: 'problem' } as const;

function Department({
  incident,
  one,
  read,
}: {
  readonly incident: string;
  readonly one: IncidentSendings['departments'][number];
  readonly read: IncidentSendings;
}) {
  const { m, time, pick } = useSendingWords();
  const { can } = useSession();
  const own = read.sendings.filter(({ department }) => department === one.department);
  const { case: there } = one;
  const status = there?.status ?? null;
  const items: DescriptionItem[] =
    there === null
      ? []
      : [
          { term: m.reference, detail: <span className="k-code">{there.reference}</span> },
          { term: m.received, detail: `${time(there.received_at)} · ${m[there.receipt]}` },
          ...(status?.outcome === null || status === null
            ? []
            : [{ term: m.outcome, detail: <p className="k-quote">{status.outcome}</p> }]),
        ];
  return (
    <Card
      title={one.name}
      status={
        status === null ? (
          <StatusChip tone={there === null ? 'plain' : 'ok'}>{there === null ? m.notYet : m.sent}</StatusChip>
        ) : (
          <StatusChip tone={status.state === 'asked' ? 'problem' : 'ok'}>{m.states[status.state]}</StatusChip>
        )
      }
    >
      <p className="k-soft">{m.recipients[one.recipient]}</p>
      {items.length === 0 ? null : <DescriptionList items={items} />}
      {there === null || there.trouble === null ? null : (
        <Callout tone="note">
          <p>{pick(there.trouble.text)}</p>
        </Callout>
      )}
      {(status?.questions ?? []).map((question) => (
        <Question
          key={question.question}
          incident={incident}
          department={one.department}
          read={question}
          isWaiting={own.some((sent) => sent.question === question.question && sent.state !== 'refused')}
          canAnswer={can('incident.submit') && status?.state === 'asked'}
        />
      ))}
      {own.length === 0 ? null : (
        <Timeline
          label={m.history}
          events={own.map((sending) => ({
            id: sending.sending,
            at: time(sending.received_at ?? sending.confirmed_at),
            instant: sending.received_at ?? sending.confirmed_at,
            title: m.stages[sending.stage],
            detail: <StatusChip tone={CHIPS[sending.state]}>{m[sending.state]}</StatusChip>,
          }))}
        />
      )}
    </Card>
  );
}

type Status = NonNullable<NonNullable<IncidentSendings['departments'][number]['case']>['status']>;

interface QuestionProps {
  readonly incident: string;
  readonly department: string;
  readonly read: Status['questions'][number];
  readonly isWaiting: boolean;
  readonly canAnswer: boolean;
}

function Question({ incident, department, read, isWaiting, canAnswer }: QuestionProps) {
  const { m, fullDate } = useSendingWords();
  const [text, setText] = useState('');
  const answer = useAct(
    async () =>
      platform.incident.answer({ incident, department, question: read.question, text: text.trim() }),
    () => told.add('ok', m.confirmed),
  );
  return (
    <>
      <DescriptionList
        items={[
          {
            term: m.answerBy(fullDate(read.answer_by)),
            detail: (
              <>
                <p className="k-quote">{read.text}</p>
                {read.answer === null ? null : (
                  <p>
                    <strong>{m.answered}:</strong> {read.answer}
                  </p>
                )}
              </>
            ),
          },
        ]}
      />
      {read.answer !== null || isWaiting || !canAnswer ? null : (
        <Form
          label={m.answer}
          errors={[]}
          errorTitle={m.toMend}
          onSubmit={() => {
            if (text.trim() !== '') answer.run();
          }}
          isPending={answer.busy}
        >
          <ProblemText trouble={answer.trouble} />
          <TextField
            name="text"
            kind="multiline"
            rows={3}
            label={m.answer}
            value={text}
            onChange={setText}
            maxLength={4000}
          />
          <FormActions>
            <Button type="submit" isPending={answer.busy}>
              {m.sendAnswer}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}
