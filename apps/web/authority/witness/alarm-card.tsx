import { LookIntoAlarm, type WitnessAlarmView, type WitnessedLogView } from '@consentry/contract';
import { useEffect, useState } from 'react';
import {
  Button,
  Callout,
  Card,
  Form,
  FormActions,
  type FormError,
  Link,
  saveText,
  Section,
  TextField,
} from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useAct } from '../officer/use-act.tsx';
import { useSession } from '../session.ts';
import { StandingChip } from './log-standing.tsx';
import { useWitnessWords } from './words.ts';

/** Alarms of one log that are shown; older ones are in the list of the server. */
const SHOWN_MAX = 20;

interface OfAlarm {
  readonly read: WitnessAlarmView;
}

/** What is wrong with a log, the newest first, each with what it means and what to do. */
export function AlarmsOf({ log: { log, version } }: { readonly log: WitnessedLogView }) {
  const { m } = useWitnessWords();
  const alarms = useQuery(`witness alarms ${log} ${version}`, async (signal) => {
    const read: WitnessAlarmView[] = [];
    for await (const one of authority.witness.alarms({ log, limit: SHOWN_MAX }, { signal })) {
      read.push(one);
      if (read.length === SHOWN_MAX) break;
    }
    return read;
  });
  return (
    <Section title={m.alarmsOf}>
      <Loaded query={alarms}>
        {(read) =>
          read.length === 0 ? (
            <p className="w-soft">{m.noAlarmsOf}</p>
          ) : (
            <div className="w-stack">
              {read.map((one) => (
                <AlarmCard key={one.alarm} read={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}

function AlarmCard({ read }: OfAlarm) {
  const { m, time, number } = useWitnessWords();
  const { kind, sizes, raised_at, ended_at, looked_at, note } = read;
  return (
    <Card
      title={`${m.standings[kind]} · ${time(raised_at)}`}
      level={3}
      status={<StandingChip standing={kind} />}
    >
      <p>{m.meanings[kind]}</p>
      {sizes === null ? null : <p>{m.sizes(number(sizes.held), number(sizes.shown))}</p>}
      <p className="w-soft">{ended_at === null ? m.goesOn : m.ended(time(ended_at))}</p>
      {looked_at === null ? (
        <>
          <Callout tone="plain">
            <p>
              <strong>{m.todo}</strong>
            </p>
            <p>{m.todos[kind]}</p>
          </Callout>
          <Steps read={read} />
          <LookForm read={read} />
        </>
      ) : (
        <>
          <Steps read={read} />
          <Callout tone="ok">
            <p>
              <strong>{m.looked(time(looked_at))}</strong>
            </p>
            <p className="a-words">{note}</p>
          </Callout>
        </>
      )}
    </Card>
  );
}

function Steps({ read: { alarm, kind, key, evidence } }: OfAlarm) {
  const { m } = useWitnessWords();
  const { can } = useSession();
  const save = useCommand(async () => {
    const bytes = await fetchFile(`/v1/witness/alarms/${alarm}/evidence`);
    const isHead = kind === 'wrong_key';
    const name = `${alarm}${isHead ? '.txt' : '.heads.json'}`;
    saveText(name, isHead ? 'text/plain' : 'application/json', await bytes.text());
  });
  return (
    <div className="w-stack">
      <ProblemText trouble={save.trouble} />
      <div className="a-actions">
        {evidence ? (
          <Button look="quiet" icon="download" onPress={save.run} isPending={save.busy}>
            {m.evidence}
          </Button>
        ) : null}
        {can('inspection.order') ? (
          <Link href={hrefOf(['inspections', 'new'], { log_key: key })}>{m.inspect}</Link>
        ) : null}
      </div>
      {evidence && kind !== 'wrong_key' ? <p className="w-soft">{m.evidenceHow}</p> : null}
    </div>
  );
}

function LookForm({ read: seen }: OfAlarm) {
  const { m } = useWitnessWords();
  const { can } = useSession();
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const read = LookIntoAlarm.safeParse({ note: note.trim() });
  const look = useAct(async () =>
    authority.witness.lookInto(
      { alarm: seen.alarm, ...LookIntoAlarm.parse(read.data) },
      { ifMatch: `"${seen.version}"` },
    ),
  );
  const clashes = look.trouble?.code === 'version_other' || look.trouble?.code === 'alarm_state';
  useEffect(() => {
    if (clashes) noteChange();
  }, [clashes]);
  if (!can('witness.look_into')) return null;
  const submit = () => {
    const wrong = read.success ? [] : [{ field: `note.${seen.alarm}`, text: m.needed(m.lookNote) }];
    setErrors(wrong);
    if (wrong.length === 0) look.run();
  };
  return (
    <>
      {clashes ? (
        <Callout tone="note" alert>
          <p>{m.clash}</p>
        </Callout>
      ) : (
        look.asks
      )}
      <Form label={m.look} errors={errors} errorTitle={m.toMend} onSubmit={submit} isPending={look.busy}>
        <TextField
          name={`note.${seen.alarm}`}
          kind="multiline"
          rows={2}
          label={m.lookNote}
          hint={m.lookHint}
          value={note}
          onChange={setNote}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={look.busy}>
            {m.look}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
