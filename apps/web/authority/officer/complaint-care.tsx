import type { ReportView, ToldBy } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DateField,
  Disclosure,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  StatusChip,
  TextField,
  Timeline,
} from '@consentry/ui';
import { authority } from '../api.ts';
import { useFollowWords } from '../report/words.ts';
import { useWords } from '../words.ts';
import { useAct } from './use-act.tsx';

interface CareProps {
  readonly read: ReportView;
}

/** How the outcome was told, and whether it arrived; told otherwise where it did not (§ 第十七条). */
export function Tellings({ read, isOwn }: CareProps & { readonly isOwn: boolean }) {
  const { m, date } = useFollowWords();
  const canTell = isOwn && (read.state === 'decided' || read.state === 'told');
  if (read.tellings.length === 0 && !canTell) return null;
  const reasons: Readonly<Record<string, string>> = m.reasons;
  const mayReturn = (by: ToldBy, state: string) =>
    isOwn &&
    read.erased_at === null &&
    read.released_at !== null &&
    (state === 'sent' || (state === 'noted' && by === 'post'));
  return (
    <Card title={m.tellings} level={2}>
      {read.tellings.length === 0 ? null : (
        <ul className="a-rows">
          {read.tellings.map(({ telling, by, state, reason, on, note }) => (
            <li key={telling}>
              <div className="a-row-head">
                <span>
                  {date(on)} · {m.ways[by]}
                </span>
                <StatusChip tone={state === 'failed' ? 'problem' : state === 'queued' ? 'note' : 'ok'}>
                  {m.tellingStates[state]}
                </StatusChip>
              </div>
              {reason === null ? null : <p className="a-soft">{reasons[reason] ?? reason}</p>}
              {note === null ? null : <p className="a-words">{note}</p>}
              {mayReturn(by, state) ? <CameBack read={read} telling={telling} /> : null}
            </li>
          ))}
        </ul>
      )}
      {read.letter_failed ? (
        <Callout tone="problem">
          <p>{m.letterFailedText}</p>
        </Callout>
      ) : read.released_at !== null && read.told_at === null ? (
        <p className="a-soft">{m.awaitedText}</p>
      ) : null}
      {canTell ? <TellForm read={read} /> : null}
    </Card>
  );
}

/** A letter that came back told nobody. */
function CameBack({ read, telling }: CareProps & { readonly telling: string }) {
  const { m } = useFollowWords();
  const { m: shared } = useWords();
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { complaint } = read;
  const back = useAct(async () =>
    authority.complaint.noteReturn({ complaint, telling, note: note.trim() }, { ifMatch: read }),
  );
  const name = `back-${telling}`;
  const submit = () => {
    const wrong = note.trim() === '' ? [{ field: name, text: shared.shell.missing(m.cameBackNote) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) back.run();
  };
  return (
    <Disclosure title={m.cameBack}>
      {back.asks}
      <Form
        label={m.cameBack}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={back.busy}
      >
        <TextField name={name} label={m.cameBackNote} value={note} onChange={setNote} maxLength={200} />
        <FormActions>
          <Button type="submit" isPending={back.busy}>
            {m.cameBack}
          </Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}

const NOTED: readonly ToldBy[] = ['post', 'telephone', 'in_person'];

function TellForm({ read }: CareProps) {
  const { m } = useFollowWords();
  const { m: shared } = useWords();
  const ways: readonly ToldBy[] = read.contact ? ['contact', ...NOTED] : NOTED;
  const [by, setBy] = useState<ToldBy | null>(null);
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const isNoted = by !== null && by !== 'contact';
  const { complaint } = read;
  const tell = useAct(async () =>
    authority.complaint.tell(
      {
        complaint,
        by: by ?? 'telephone',
        ...(isNoted && on !== '' ? { on } : {}),
        ...(isNoted ? { note: note.trim() } : {}),
      },
      { ifMatch: read },
    ),
  );
  const submit = () => {
    const missing = (field: string, label: string) => ({ field, text: shared.shell.missing(label) });
    const wrong = [
      ...(by === null ? [missing('how', m.how)] : []),
      ...(isNoted && note.trim() === '' ? [missing('note', m.note)] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) tell.run();
  };
  return (
    <>
      {tell.asks}
      <Form
        label={m.tellOtherwise}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={tell.busy}
      >
        <RadioGroup
          name="how"
          label={m.tellOtherwise}
          {...(read.contact ? { hint: m.contactHint } : {})}
          value={by}
          onChange={setBy}
          options={ways.map((value) => ({ value, text: m.ways[value] }))}
        />
        {isNoted ? (
          <>
            <DateField name="on" label={m.on} mark={shared.shell.optional} value={on} onChange={setOn} />
            <TextField name="note" label={m.note} value={note} onChange={setNote} maxLength={200} />
          </>
        ) : null}
        <FormActions>
          <Button type="submit" isPending={tell.busy}>
            {by === 'contact' ? m.sendTelling : m.noteTelling}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What the sender added; retaliation waits until somebody looked and wrote what was done (R17.4). */
export function Additions({ read, isOwn }: CareProps & { readonly isOwn: boolean }) {
  const { m, pair, time } = useFollowWords();
  if (read.additions.length === 0 && !read.fears_retaliation) return null;
  return (
    <Card title={read.additions.length === 0 ? m.protectionTitle : m.additions} level={2}>
      <p className="a-soft">{m.protectionOfficial}</p>
      <ul className="a-rows">
        {read.additions.map((one) => (
          <li key={one.addition}>
            <div className="a-row-head">
              <span>{time(one.added_at)}</span>
              <StatusChip tone={one.kind === 'retaliation' && one.looked_at === null ? 'problem' : 'note'}>
                {one.kind === 'retaliation' ? m.alarmed : m.kinds.more}
              </StatusChip>
            </div>
            <p className="a-words">{one.text}</p>
            {one.looked_at === null ? (
              isOwn && <LookForm complaint={read.complaint} addition={one.addition} />
            ) : (
              <p className="a-soft">{pair(`${m.looked} ${time(one.looked_at)}`, one.looked_note ?? '')}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LookForm({ complaint, addition }: { readonly complaint: string; readonly addition: string }) {
  const { m } = useFollowWords();
  const { m: shared } = useWords();
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const look = useAct(async () =>
    authority.complaint.lookAtAddition({ complaint, addition, note: note.trim() }),
  );
  const submit = () => {
    const wrong =
      note.trim() === '' ? [{ field: `look-${addition}`, text: shared.shell.missing(m.look) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) look.run();
  };
  return (
    <>
      {look.asks}
      <Form
        label={m.lookSend}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={look.busy}
      >
        <TextField
          name={`look-${addition}`}
          kind="multiline"
          rows={2}
          label={m.look}
          value={note}
          onChange={setNote}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" isPending={look.busy}>
            {m.lookSend}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What was done, in its order. */
export function History({ read }: CareProps) {
  const { m, time } = useFollowWords();
  const words: Readonly<Record<string, string>> = { ...m.steps, ...m.officialSteps };
  return (
    <Card title={m.history} level={2}>
      <Timeline
        label={m.history}
        events={read.history.map(({ what, at }, index) => ({
          id: String(index),
          at: time(at),
          instant: at,
          title: words[what] ?? what,
        }))}
      />
      {read.contact_erased_at === null ? null : (
        <p className="a-soft">
          {m.contactErased} {time(read.contact_erased_at)}
        </p>
      )}
      {read.erased_at === null ? null : (
        <p className="a-soft">
          {m.erased} {time(read.erased_at)}
        </p>
      )}
    </Card>
  );
}
