import type { ReportTopic } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Checkbox,
  DescriptionList,
  Disclosure,
  FileField,
  Form,
  FormActions,
  type FormError,
  Link,
  RadioGroup,
  Select,
  TextField,
  formatsOf,
  saveText,
} from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Arrived } from '../../shared/shell/arrived.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { REGIONS } from '../regions.ts';
import { useWords } from '../words.ts';
import { newOnce } from './new-once.ts';
import { FILE_MAX_BYTES, FILES_MAX, sendFiles } from './send-files.ts';

type Receipt = Awaited<ReturnType<typeof authority.complaint.send>>;

interface Sent {
  readonly receipt: Receipt;
  /** Files that were not taken. */
  readonly left: readonly File[];
}

const TOPICS: readonly ReportTopic[] = [
  'child',
  'private_space',
  'no_consent',
  'only_way',
  'public_place',
  'not_told',
  'kept_or_sent',
  'leak',
  'crime',
  'other',
];

/** Complains or reports, with or without a name (§ 第十七条). */
export function ReportPage() {
  const { m } = useWords();
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <Page heading={m.report.heading} lead={m.report.lead} site={m.title}>
      {sent === null ? (
        <>
          <Callout tone="note">
            <p>{m.report.urgent}</p>
          </Callout>
          <p>
            <Link href={hrefOf(['follow'])}>{m.report.toFollow}</Link>
          </p>
          <ReportForm onSent={setSent} />
        </>
      ) : (
        <ReceiptCard sent={sent} onAnother={() => setSent(null)} />
      )}
    </Page>
  );
}

function ReportForm({ onSent }: { readonly onSent: (sent: Sent) => void }) {
  const { m, language, pick } = useWords();
  const words = m.report;
  const [once] = useState(newOnce);
  const [topic, setTopic] = useState<ReportTopic | null>(null);
  const [region, setRegion] = useState<string | null>(null);
  const [department, setDepartment] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [processor, setProcessor] = useState('');
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [fears, setFears] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const orNull = (line: string) => (line.trim() === '' ? null : line.trim());
  const send = useCommand(async () => {
    const receipt = await authority.complaint.send({
      once,
      topic: topic ?? 'other',
      region: region ?? '000000',
      place: orNull(place),
      processor: orNull(processor),
      text: text.trim(),
      contact: orNull(contact),
      fears_retaliation: fears,
      language,
      ...(department === null ? {} : { department }),
    });
    return { receipt, left: await sendFiles(receipt, files) };
  }, onSent);
  const submit = () => {
    const wrong = [
      ...(topic === null ? [{ field: 'topic', text: m.shell.missing(words.topic) }] : []),
      ...(region === null ? [{ field: 'region', text: m.shell.missing(words.region) }] : []),
      ...(text.trim() === '' ? [{ field: 'text', text: m.shell.missing(words.text) }] : []),
      ...(files.length > FILES_MAX || files.some(({ size }) => size > FILE_MAX_BYTES)
        ? [{ field: 'files', text: words.tooMany }]
        : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) send.run();
  };
  return (
    <>
      <ProblemText trouble={send.trouble} />
      <Form
        label={words.heading}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <RadioGroup
          name="topic"
          label={words.topic}
          value={topic}
          onChange={(next) => {
            setTopic(next);
            setDepartment(null);
          }}
          options={TOPICS.map((value) => ({ value, text: words.topics[value] }))}
        />
        <Select
          name="region"
          label={words.region}
          value={region}
          onChange={(next) => {
            setRegion(next);
            setDepartment(null);
          }}
          placeholder={words.choose}
          options={REGIONS.map(([value, name]) => ({ value, text: pick(name) }))}
        />
        {topic === null || region === null ? null : (
          <Route topic={topic} region={region} department={department} onChange={setDepartment} />
        )}
        {topic === 'child' ? (
          <Callout tone="note">
            <p>{words.childFirst}</p>
          </Callout>
        ) : null}
        <TextField
          name="place"
          label={words.place}
          mark={m.shell.optional}
          hint={words.placeHint}
          value={place}
          onChange={setPlace}
          maxLength={200}
        />
        <TextField
          name="processor"
          label={words.processor}
          mark={m.shell.optional}
          hint={words.processorHint}
          value={processor}
          onChange={setProcessor}
          maxLength={200}
        />
        <TextField
          name="text"
          kind="multiline"
          rows={5}
          label={words.text}
          hint={words.textHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <FileField
          name="files"
          label={words.files}
          mark={m.shell.optional}
          hint={words.filesHint}
          files={files}
          onChange={setFiles}
          accept={[]}
          isMultiple
          chooseText={words.choose_files}
          removeText={words.removeFile}
          size={formatsOf(language).bytes}
        />
        <TextField
          name="contact"
          label={words.contact}
          mark={m.shell.optional}
          hint={words.contactHint}
          value={contact}
          onChange={setContact}
          maxLength={200}
        />
        <Checkbox name="fears" label={words.fears} isSelected={fears} onChange={setFears} />
        <p className="a-soft">{words.then}</p>
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {words.send}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

interface RouteProps {
  readonly topic: ReportTopic;
  readonly region: string;
  /** `null` for the one that is suggested. */
  readonly department: string | null;
  readonly onChange: (department: string | null) => void;
}

/** Where it goes and why; whoever sends it may choose another. */
function Route({ topic, region, department, onChange }: RouteProps) {
  const { m, pick } = useWords();
  const words = m.report;
  const route = useQuery(`routing ${topic} ${region}`, async (signal) =>
    authority.complaint.route({ topic, region }, { signal }),
  );
  if (route.data === undefined) return <ProblemText trouble={route.trouble} />;
  const { to, text, elsewhere, others } = route.data;
  return (
    <>
      <Callout tone={to === null ? 'problem' : 'note'}>
        <output>
          {pick(text)}
          {elsewhere === null || to === null ? null : ` ${pick(elsewhere.advice)}`}
        </output>
      </Callout>
      {to === null || others.length === 0 ? null : (
        <Select
          name="department"
          label={words.route}
          value={department ?? to.department}
          onChange={(chosen) => onChange(chosen === to.department ? null : chosen)}
          placeholder={words.choose}
          options={[
            { value: to.department, text: words.routeCompetent(pick(to.name)) },
            ...others.map((one) => ({ value: one.department, text: pick(one.name) })),
          ]}
        />
      )}
    </>
  );
}

function ReceiptCard({ sent, onAnother }: { readonly sent: Sent; readonly onAnother: () => void }) {
  const { m, fullDate, pick } = useWords();
  const { reference, code, due, because } = sent.receipt;
  const [left, setLeft] = useState(sent.left);
  const again = useCommand(async () => sendFiles(sent.receipt, left), setLeft);
  const words = m.report;
  return (
    <Arrived label={words.sent}>
      <Callout tone="ok" alert>
        <h2>{words.sent}</h2>
        <p>{words.sentText}</p>
        <DescriptionList
          items={[
            { term: words.reference, detail: <strong className="a-code">{reference}</strong> },
            { term: words.code, detail: <strong className="a-code">{code}</strong> },
            {
              term: words.department,
              detail: [pick(sent.receipt.with), ...(because === null ? [] : [words.because[because]])].join(
                ' · ',
              ),
            },
            { term: words.by, detail: fullDate(due.act_by) },
          ]}
        />
        <Disclosure title={words.reckoned}>
          <p>{pick(due.explanation)}</p>
        </Disclosure>
        <div className="a-actions">
          <Button
            icon="file"
            onPress={() =>
              saveText(
                `${words.fileName}-${reference}.txt`,
                'text/plain',
                `${words.reference}: ${reference}\n${words.code}: ${code}\n`,
              )
            }
          >
            {words.keep}
          </Button>
          <Button onPress={() => window.print()}>{words.print}</Button>
          <Button onPress={onAnother}>{words.another}</Button>
          <Link href={hrefOf(['follow'])}>{m.follow.heading}</Link>
        </div>
      </Callout>
      {left.length === 0 ? null : (
        <Callout tone="problem" alert>
          <p>{words.filesFailed(left.length)}</p>
          <div className="a-actions">
            <Button onPress={() => again.run()} isPending={again.busy}>
              {words.filesAgain}
            </Button>
          </div>
        </Callout>
      )}
    </Arrived>
  );
}
