import type { OrderAnswer, OrderView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  DescriptionList,
  Section,
  StatusChip,
  Toolbar,
  saveText,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { Trouble } from './trouble.tsx';
import { useSupervisionWords } from './words.ts';

const TONES = {
  prepared: 'note',
  waiting: 'note',
  sent: 'ok',
  refused: 'problem',
  on_paper: 'ok',
  dropped: 'plain',
} as const;
const VERDICTS = { proved: 'ok', proved_on_trust: 'note', not_proved: 'problem' } as const;

/** What was prepared, is on its way, or is with the authority. */
export function OrderAnswers({ read }: { readonly read: OrderView }) {
  const { m } = useSupervisionWords();
  return (
    <Section title={m.answers} lead={m.answersLead}>
      {read.answers.length === 0 ? <p className="k-soft">{m.noAnswers}</p> : null}
      {read.answers.map((one) => (
        <Answer key={one.answer} read={read} one={one} />
      ))}
    </Section>
  );
}

interface Props {
  readonly read: OrderView;
  readonly one: OrderAnswer;
}

function Answer({ read, one }: Props) {
  const { m, time, date, number } = useSupervisionWords();
  const { kind, state, text, bundle, verdict, looks, sent_at, confirmed_by, confirmed_at } = one;
  return (
    <Card
      title={m.answerKinds[kind]}
      status={<StatusChip tone={TONES[state]}>{m.answerStates[state]}</StatusChip>}
    >
      {text === null ? null : <p className="k-quote">{text}</p>}
      {verdict === null ? null : (
        <p>
          <StatusChip tone={VERDICTS[verdict]}>{m.verdicts[verdict]}</StatusChip>
        </p>
      )}
      <Trouble trouble={one.trouble} />
      <DescriptionList
        items={[
          ...(bundle === null
            ? []
            : [
                { term: m.period, detail: m.scopeOf(date(bundle.from), date(bundle.until)) },
                {
                  term: m.bytes,
                  detail: `${m.entries(number(bundle.entries))} · ${number(Math.ceil(bundle.bytes / 1024))} KiB`,
                },
                { term: m.digest, detail: <span className="k-code">{bundle.digest}</span> },
                {
                  term: m.looks,
                  detail:
                    looks.length === 0
                      ? m.noLooks
                      : looks.map(({ by, at }) => (
                          <p key={by}>
                            <StaffName id={by} /> · {time(at)}
                          </p>
                        )),
                },
              ]),
          ...(confirmed_by === null || confirmed_at === null
            ? []
            : [
                {
                  term: m.confirmedBy,
                  detail: (
                    <>
                      <StaffName id={confirmed_by} /> · {time(confirmed_at)}
                    </>
                  ),
                },
              ]),
          ...(sent_at === null ? [] : [{ term: m.answerStates.sent, detail: time(sent_at) }]),
        ]}
      />
      <Acts read={read} one={one} />
    </Card>
  );
}

type Asks = 'online' | 'paper' | 'drop';

function Acts({ read, one }: Props) {
  const { m } = useSupervisionWords();
  const { can, staff } = useSession();
  const [asks, setAsks] = useState<Asks | null>(null);
  const { order, way } = read;
  const { answer, state, bundle, looks } = one;
  const seen = { ifMatch: read };
  const look = useAct(async () => {
    const file = await fetchFile(`/v1/orders/${order}/bundles/${answer}`, {
      'access-reason': `authority:${order}`,
    });
    saveText(`order-${answer}.evidence.zip`, 'application/zip', file);
    // That somebody looked is noted there, and shown by the next reading.
    return null;
  });
  const handIn = useAct(
    async (by: 'online' | 'paper') =>
      platform.supervision.handIn({ order, answer, digest: bundle?.digest ?? '', way: by }, seen),
    () => told.add('ok', way === 'online' ? m.sent : m.saved),
  );
  const drop = useAct(
    async () => platform.supervision.drop({ order, answer }, seen),
    () => told.add('ok', m.saved),
  );
  const isOpen = read.state !== 'closed' && can('supervision.answer');
  const confirms = isOpen && bundle !== null && (state === 'prepared' || state === 'refused');
  const drops = isOpen && (state === 'prepared' || state === 'refused' || state === 'waiting');
  const looked = looks.some(({ by }) => by === staff);
  const looksAt = bundle !== null && state !== 'dropped' && can('evidence.bundle');
  if (!looksAt && !confirms && !drops) return null;
  const texts = {
    online: [m.handInTitle, m.handInText, m.handIn],
    paper: [m.paperTitle, m.paperText, m.handInPaper],
    drop: [m.dropTitle, m.dropText, m.drop],
  } as const;
  const [title, consequence, confirmText] = texts[asks ?? 'online'];
  return (
    <>
      <ProblemText trouble={look.trouble ?? handIn.trouble ?? drop.trouble} />
      {confirms && !looked ? <p className="k-soft">{m.lookHint}</p> : null}
      <Toolbar label={m.answerKinds[one.kind]}>
        {looksAt ? (
          <Button
            icon="file"
            {...(looked ? {} : { look: 'solid' as const })}
            onPress={() => look.run()}
            isPending={look.busy}
          >
            {m.look}
          </Button>
        ) : null}
        {confirms && way === 'online' ? (
          <Button
            {...(looked ? { look: 'solid' as const } : {})}
            isDisabled={!looked}
            onPress={() => setAsks('online')}
            isPending={handIn.busy}
          >
            {m.handIn}
          </Button>
        ) : null}
        {confirms ? (
          <Button isDisabled={!looked} onPress={() => setAsks('paper')}>
            {m.handInPaper}
          </Button>
        ) : null}
        {drops ? (
          <Button icon="trash" onPress={() => setAsks('drop')} isPending={drop.busy}>
            {m.drop}
          </Button>
        ) : null}
      </Toolbar>
      <ConfirmDialog
        isOpen={asks !== null}
        {...(asks === 'drop' ? { tone: 'danger' as const } : {})}
        title={title}
        consequence={consequence}
        confirmText={confirmText}
        cancelText={m.cancel}
        onCancel={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          if (asks === 'drop') drop.run();
          else if (asks !== null) handIn.run(asks);
        }}
      />
    </>
  );
}
