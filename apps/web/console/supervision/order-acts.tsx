import { AnswerOrder, CloseOrder, NoteRectification, type OrderView, RenewCode } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { PrepareForm } from './prepare-form.tsx';
import { useSupervisionWords } from './words.ts';

interface Props {
  readonly read: OrderView;
}

type Writes = 'answer' | 'report' | 'rectification' | 'close' | 'bundle' | 'code';

/** Answers that words take, on paper alone where the order came on paper. */
const OnPaper = AnswerOrder.omit({ way: true });

/** What may be done with an order now. */
export function OrderActs({ read }: Props) {
  const { m } = useSupervisionWords();
  const { can } = useSession();
  const [writes, setWrites] = useState<Writes | null>(null);
  const { order, state, kind, way, scope, case_number } = read;
  const follow = useAct(
    async () => platform.supervision.follow({ order }),
    () => told.add('ok', m.following),
  );
  if (state === 'closed' || !can('supervision.note')) return null;
  if (writes !== null) return <Writing read={read} writes={writes} onEnd={() => setWrites(null)} />;
  const takes = state === 'to_answer' || state === 'answered';
  const inWords = kind === 'question' || (kind === 'inspection' && way === 'paper');
  const may: Readonly<Record<Writes, boolean>> = {
    bundle: takes && kind === 'inspection' && scope !== null && case_number !== null,
    answer: state === 'to_answer' && inWords,
    report: state === 'to_mend',
    rectification: way === 'paper' && kind === 'inspection',
    close: true,
    code: way === 'online' && can('supervision.enter'),
  };
  const button = (to: Writes, text: string, solid = false) =>
    may[to] ? (
      <Button {...(solid ? { look: 'solid' as const } : {})} onPress={() => setWrites(to)}>
        {text}
      </Button>
    ) : null;
  return (
    <>
      <ProblemText trouble={follow.trouble} />
      <Toolbar label={m.kinds[kind]}>
        {button('bundle', m.prepare, state === 'to_answer')}
        {button('answer', m.answer, kind === 'question')}
        {button('report', m.report, true)}
        {way === 'online' ? (
          <Button onPress={() => follow.run()} isPending={follow.busy}>
            {m.follow}
          </Button>
        ) : null}
        {button('code', m.newCode, read.trouble?.code === 'code_wrong')}
        {button('rectification', m.noteRectification)}
        {button('close', m.close)}
      </Toolbar>
    </>
  );
}

function Writing({ read, writes, onEnd }: Props & { readonly writes: Writes; readonly onEnd: () => void }) {
  if (writes === 'bundle') return <PrepareForm read={read} onEnd={onEnd} />;
  if (writes === 'rectification') return <RectificationForm read={read} onEnd={onEnd} />;
  if (writes === 'code') return <CodeForm read={read} onEnd={onEnd} />;
  if (writes === 'close') return <CloseForm read={read} onEnd={onEnd} />;
  return <WordsForm read={read} kind={writes} onEnd={onEnd} />;
}

interface FormProps extends Props {
  readonly onEnd: () => void;
}

function WordsForm({ read, kind, onEnd }: FormProps & { readonly kind: 'answer' | 'report' }) {
  const { m } = useSupervisionWords();
  const { order, way } = read;
  const send = useAct(
    async (given: z.output<typeof AnswerOrder>) =>
      kind === 'answer'
        ? platform.supervision.answer({ order, ...given }, { ifMatch: read })
        : platform.supervision.report({ order, ...given }, { ifMatch: read }),
    () => {
      told.add('ok', way === 'online' ? m.sent : m.saved);
      onEnd();
    },
  );
  const form = { names: m.names, cancelText: m.cancel, act: send, onCancel: onEnd };
  return (
    <Section title={m[kind]} lead={kind === 'answer' ? m.answerLead : m.reportLead}>
      {way === 'paper' ? (
        <SchemaForm
          {...form}
          saveText={m.save}
          schema={OnPaper}
          onSave={(given) => send.run({ ...given, way })}
        />
      ) : (
        <SchemaForm
          {...form}
          saveText={m.send}
          schema={AnswerOrder}
          before={{ way: 'online' }}
          onSave={send.run}
        />
      )}
    </Section>
  );
}

function RectificationForm({ read, onEnd }: FormProps) {
  const { m } = useSupervisionWords();
  const note = useAct(
    async (given: z.output<typeof NoteRectification>) =>
      platform.supervision.noteRectification({ order: read.order, ...given }, { ifMatch: read }),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  return (
    <Section title={m.noteRectification}>
      <SchemaForm
        schema={NoteRectification}
        names={m.names}
        saveText={m.save}
        cancelText={m.cancel}
        act={note}
        onSave={note.run}
        onCancel={onEnd}
      />
    </Section>
  );
}

function CloseForm({ read, onEnd }: FormProps) {
  const { m } = useSupervisionWords();
  const close = useAct(
    async (given: z.output<typeof CloseOrder>) =>
      platform.supervision.close({ order: read.order, ...given }, { ifMatch: read }),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  return (
    <Section title={m.close} lead={m.closeLead}>
      <SchemaForm
        schema={CloseOrder}
        names={m.names}
        saveText={m.save}
        cancelText={m.cancel}
        act={close}
        onSave={close.run}
        onCancel={onEnd}
      />
    </Section>
  );
}

function CodeForm({ read, onEnd }: FormProps) {
  const { m } = useSupervisionWords();
  const renew = useAct(
    async (given: z.output<typeof RenewCode>) =>
      platform.supervision.renewCode({ order: read.order, ...given }, { ifMatch: read }),
    () => {
      told.add('ok', m.following);
      onEnd();
    },
  );
  return (
    <Section title={m.newCode} lead={m.newCodeLead}>
      <SchemaForm
        schema={RenewCode}
        names={m.names}
        saveText={m.save}
        cancelText={m.cancel}
        act={renew}
        onSave={renew.run}
        onCancel={onEnd}
      />
    </Section>
  );
}
