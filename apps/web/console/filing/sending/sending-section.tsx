import type { FilingSendings, FilingView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  EmptyState,
  Link,
  Section,
  StatusChip,
  Toolbar,
} from '@consentry/ui';
import { useAct } from '../../../shared/act/use-act.tsx';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { hrefOf } from '../../../shared/router.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { useSession } from '../../session.tsx';
import { StaffName } from '../../staff/staff-name.tsx';
import { packageNamed } from './package-named.ts';
import { SendForm } from './send-form.tsx';
import { useFilingSendingWords } from './words.ts';

/** It is read again this often while the page is seen: a round sends and reads meanwhile, milliseconds. */
const EVERY_MS = 3000;

interface Props {
  readonly read: FilingView;
}

/** What went to departments of a filing, what they say of it, and the form by which it goes. */
export function SendingSection({ read }: Props) {
  const { m } = useFilingSendingWords();
  const { filing } = read;
  const view = useQuery(
    `filing sendings ${filing}`,
    async (signal) => platform.filing.sendings({ filing }, { signal }),
    { every: EVERY_MS },
  );
  return (
    <Section title={m.title} lead={m.lead}>
      <Callout tone="note">
        <p>{m.notPortal}</p>
      </Callout>
      <Loaded query={view}>{(sent) => <Sendings read={read} sent={sent} />}</Loaded>
    </Section>
  );
}

function Sendings({ read, sent }: Props & { readonly sent: FilingSendings }) {
  const { m } = useFilingSendingWords();
  const { can } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const { filing, state } = read;
  const follow = useAct(async () => platform.filing.follow({ filing }));
  const { departments, package: made, sendings, said } = sent;
  const over = state === 'accepted' || state === 'dropped';
  if (departments.length === 0 && sendings.length === 0 && said.length === 0) {
    if (over) return null;
    return (
      <EmptyState
        icon="building"
        title={m.none}
        text={m.noneText}
        action={<Link href={hrefOf(['incidents', 'departments'])}>{m.departments}</Link>}
      />
    );
  }
  if (isOpen && made !== null)
    return <SendForm read={read} sent={sent} made={made} onEnd={() => setIsOpen(false)} />;
  const waits = sendings.some((one) => one.state === 'waiting') || said.some((one) => one.state !== 'closed');
  return (
    <>
      {said.map((one) => (
        <Said key={one.order} one={one} />
      ))}
      {sendings.toReversed().map((one) => (
        <Sent key={one.sending} read={read} one={one} />
      ))}
      <ProblemText trouble={follow.trouble} />
      {made !== null || over || waits ? null : <p className="k-soft">{m.notReady}</p>}
      <Toolbar label={m.title}>
        {made !== null && departments.length > 0 && can('filing.submit') ? (
          <Button look="solid" onPress={() => setIsOpen(true)}>
            {m.open}
          </Button>
        ) : null}
        {waits && can('filing.hand_in') ? (
          <Button onPress={() => follow.run()} isPending={follow.busy}>
            {m.tryNow}
          </Button>
        ) : null}
        {over ? null : <Link href={hrefOf(['incidents', 'departments'])}>{m.departments}</Link>}
      </Toolbar>
    </>
  );
}

const SAID = {
  unread: 'plain',
  to_answer: 'problem',
  answered: 'note',
  examined: 'note',
  to_mend: 'problem',
  reported: 'note',
  closed: 'ok',
} as const;

function Said({ one }: { readonly one: FilingSendings['said'][number] }) {
  const { m, date, time, pick } = useFilingSendingWords();
  const { order, reference, state, text, answer_by, read_at, trouble } = one;
  return (
    <Card title={m.said} level={3} status={<StatusChip tone={SAID[state]}>{m.saidStates[state]}</StatusChip>}>
      {text === null ? null : <p className="k-quote">{text}</p>}
      {state === 'to_answer' ? <p>{m.mending}</p> : null}
      <DescriptionList
        items={[
          { term: m.reference, detail: <span className="k-code">{reference}</span> },
          ...(answer_by === null || state !== 'to_answer'
            ? []
            : [{ term: m.answerBy, detail: date(answer_by) }]),
          { term: m.readAt, detail: read_at === null ? m.never : time(read_at) },
        ]}
      />
      {trouble === null ? null : (
        <Callout tone="problem">
          <p>{pick(trouble.text)}</p>
        </Callout>
      )}
      <p>
        <Link href={hrefOf(['orders', order])}>{m.order}</Link>
      </p>
    </Card>
  );
}

const SENT = { waiting: 'note', sent: 'ok', refused: 'problem' } as const;

function Sent({ read, one }: Props & { readonly one: FilingSendings['sendings'][number] }) {
  const { m, time, number, pick } = useFilingSendingWords();
  const { name, state, reference, receipt, received_at, reasons, trouble } = one;
  return (
    <Card title={name} level={3} status={<StatusChip tone={SENT[state]}>{m.states[state]}</StatusChip>}>
      <DescriptionList
        items={[
          { term: m.package, detail: <span className="k-code">{packageNamed(read, one.package)}</span> },
          { term: m.confirmedAt, detail: time(one.confirmed_at) },
          { term: m.sentBy, detail: <StaffName id={one.confirmed_by} /> },
          ...(received_at === null || receipt === null
            ? []
            : [{ term: m.received, detail: `${time(received_at)} · ${m[receipt]}` }]),
          ...(reference === null
            ? []
            : [{ term: m.reference, detail: <span className="k-code">{reference}</span> }]),
        ]}
      />
      {state === 'sent' || trouble === null ? null : (
        <Callout tone="problem">
          <p>
            {pick(trouble.text)}
            {trouble.again_at === null ? null : ` · ${m.again(time(trouble.again_at))}`}
          </p>
          {state === 'waiting' ? <p>{m.otherWay}</p> : null}
        </Callout>
      )}
      {reasons.length === 0 ? null : (
        <>
          <h4>{m.reasons(number(reasons.length))}</h4>
          <ul>
            {reasons.map(({ code, path, text }) => (
              <li key={`${code} ${path ?? ''}`}>
                {pick(text)}
                {path === null ? null : <span className="k-code"> {path}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
