import type { FiledFinding, FilerView, PackageView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  Link,
  StatusChip,
  TextField,
  saveText,
} from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { CaseEvidence } from '../evidence/case-evidence.tsx';
import { InspectionsOf } from '../inspection/inspections-of.tsx';
import { useAct } from '../officer/use-act.tsx';
import { regionName } from '../regions.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { FilerChip } from './filings-page.tsx';
import { useFilingWords } from './words.ts';

interface OfFiling {
  readonly read: FilerView;
}

/** One filing: what was handed in, what a machine found in it, and the next step. */
export function FilingPage({ filing }: { readonly filing: string }) {
  const { m: shell } = useWords();
  const { m, pick } = useFilingWords();
  const view = useQuery(`filing ${filing}`, async (signal) => authority.filing.read({ filing }, { signal }));
  return (
    <Page heading={view.data === undefined ? m.heading : pick(view.data.name)} site={shell.title}>
      <p>
        <Link href={hrefOf(['filings'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>{(read) => <Filing key={read.version} read={read} />}</Loaded>
    </Page>
  );
}

function Filing({ read }: OfFiling) {
  const { m, pick, number, date } = useFilingWords();
  const { packages } = read;
  const open = packages.find(({ state }) => state === 'received' || state === 'supplement');
  const others = packages.filter((one) => one !== open);
  return (
    <>
      <Card title={read.number ?? m.noNumber} level={2} status={<FilerChip state={read.state} />}>
        <DescriptionList
          items={[
            { term: m.reference, detail: read.reference },
            { term: m.creditCode, detail: read.credit_code ?? '—' },
            { term: m.region, detail: pick(regionName(read.region)) },
            { term: m.received, detail: date(read.received_at) },
            { term: m.personsHead, detail: number(read.persons) },
            { term: m.devices, detail: m.counts(number(read.scenarios), number(read.devices)) },
          ]}
        />
      </Card>
      {open === undefined ? null : (
        <>
          <Package filing={read.filing} one={open} />
          <Decide read={read} open={open} />
        </>
      )}
      <InspectionsOf filing={read.filing} logKey={read.key} />
      <LogOf read={read} />
      {others.map((one) => (
        <Package key={one.package} filing={read.filing} one={one} />
      ))}
      <CaseEvidence of={read.filing} />
    </>
  );
}

/** The log of the filer's evidence: watched here, or to be watched. */
function LogOf({ read }: OfFiling) {
  const { m, pick } = useFilingWords();
  const { can } = useSession();
  const logs = useQuery(`logs of ${read.filing}`, async (signal) =>
    can('witness.list') ? Array.fromAsync(authority.witness.list({ key: read.key }, { signal })) : [],
  );
  const watched = logs.data?.find(({ ended_at }) => ended_at === null);
  if (logs.data === undefined || (watched === undefined && !can('witness.register'))) return null;
  return (
    <Card title={m.log} level={2}>
      <p className="a-soft">{m.logText}</p>
      <p>
        <Link
          href={
            watched === undefined
              ? hrefOf(['logs', 'new'], { key: read.key, processor: pick(read.name) })
              : hrefOf(['logs', watched.log])
          }
        >
          {watched === undefined ? m.logRegister : m.logWatched}
        </Link>
      </p>
    </Card>
  );
}

const TONES = {
  received: 'note',
  supplement: 'note',
  accepted: 'ok',
  turned_down: 'problem',
  replaced: 'plain',
} as const;

function Package({ filing, one }: { readonly filing: string; readonly one: PackageView }) {
  const { m, date, fullDate, pair, number } = useFilingWords();
  const { review, asked } = one;
  const reason = one.decided?.reason ?? null;
  const save = useCommand(async () => {
    const file = await fetchFile(`/v1/filings/${filing}/packages/${one.package}`);
    saveText(`${one.package}.zip`, 'application/octet-stream', file);
  });
  return (
    <Card
      title={`${m.kinds[one.kind]} · ${date(one.received_at)}`}
      level={2}
      status={<StatusChip tone={TONES[one.state]}>{m.packageStates[one.state]}</StatusChip>}
    >
      {asked === null ? null : (
        <p className="a-words">
          {pair(m.asked, asked.text)}
          {'\n'}
          {pair(m.answerBy, fullDate(asked.answer_by))}
          {asked.over ? ` · ${m.over}` : ''}
        </p>
      )}
      {reason === null ? null : <p className="a-words">{pair(m.decided, reason)}</p>}
      <h3>{m.machine}</h3>
      <p className="a-soft">
        {m.signed(review.key_known)} · {m.proved(number(review.proved))}
      </p>
      <Findings findings={review.findings} />
      <Differences one={one} />
      <Materials review={review} />
      <p className="a-code a-soft">
        {m.digest} {one.digest}
      </p>
      <ProblemText trouble={save.trouble} />
      <div className="a-actions">
        <Button icon="download" onPress={() => save.run()} isPending={save.busy}>
          {m.save}
        </Button>
      </div>
    </Card>
  );
}

/** Further materials, by the names that the filer gave them: they are in the package, unopened. */
function Materials({ review: { materials } }: Pick<PackageView, 'review'>) {
  const { m } = useFilingWords();
  if (materials.length === 0) return null;
  return (
    <>
      <h3>{m.materials}</h3>
      <p className="a-soft">{m.materialsText}</p>
      <ul>
        {materials.map(({ title, path }) => (
          <li key={path}>
            {title} <span className="a-code a-soft">{path}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The two facts that do not go together, beside each other. */
function BothFacts({ facts }: Pick<FiledFinding, 'facts'>) {
  const { m, number } = useFilingWords();
  const said = (value: FiledFinding['facts'][number]['value']) => {
    if (value === null) return m.values.nothing;
    if (typeof value === 'boolean') return value ? m.values.yes : m.values.no;
    return typeof value === 'number' ? number(value) : value;
  };
  return (
    <DescriptionList
      items={facts.map(({ path, value }) => ({
        term: path.replace('/facts', ''),
        detail: said(value),
      }))}
    />
  );
}

/** What software found, each with its row, why, and where it stands. */
export function Findings({ findings }: { readonly findings: readonly FiledFinding[] }) {
  const { m, pick } = useFilingWords();
  if (findings.length === 0) return <p>{m.nothing}</p>;
  return (
    <ul className="a-rows">
      {findings.map(({ finding, risk, path, document, facts }) => (
        <li key={`${finding.code} ${path}`}>
          <div className="a-row-head">
            <span>
              {finding.requirement} · {pick(finding.article)}
            </span>
            <StatusChip tone={risk === 'broken' ? 'problem' : 'note'}>
              {document !== null ? m.missing : m.risks[risk === 'broken' ? 'broken' : 'look']}
            </StatusChip>
          </div>
          <p>{pick(finding.why)}</p>
          {facts.length < 2 ? null : <BothFacts facts={facts} />}
          <p className="a-soft">{pick(finding.remedy)}</p>
          <p className="a-code a-soft">
            {m.where} {path} · {finding.code}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Differences({ one: { review } }: { readonly one: PackageView }) {
  const { m } = useFilingWords();
  if (review.differences.length === 0) return null;
  return (
    <>
      <h3>{m.differences}</h3>
      <ul className="a-rows">
        {review.differences.map(({ field, path, substantive, stated }) => (
          <li key={path + field}>
            <div className="a-row-head">
              <span className="a-code">{path}</span>
              <StatusChip tone={stated ? 'plain' : 'problem'}>{stated ? m.stated : m.unstated}</StatusChip>
            </div>
            <p className="a-soft">{substantive ? m.substantive : m.minor}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asking for a supplement, accepting, turning down. */
function Decide({ read, open }: OfFiling & { readonly open: PackageView }) {
  const { m: shell } = useWords();
  const { m } = useFilingWords();
  const [text, setText] = useState('');
  const [answerBy, setAnswerBy] = useState('');
  const [why, setWhy] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = (field: string, name: string, value: string): FormError[] =>
    value.trim() === '' ? [{ field, text: shell.shell.missing(name) }] : [];
  const { filing } = read;
  const steps = authority.filing;
  const ask = useAct(async () => steps.ask({ filing, text, answer_by: answerBy }, { ifMatch: read }));
  const despite = why.trim() === '' ? null : why.trim();
  const accept = useAct(async () => steps.accept({ filing, despite }, { ifMatch: read }));
  const turnDown = useAct(async () => steps.turnDown({ filing, reason: why.trim() }, { ifMatch: read }));
  const label = read.broken > 0 ? m.despite : m.reason;
  const submit = () => {
    const wrong = [...missing('text', m.askText, text), ...missing('answer_by', m.answerBy, answerBy)];
    setErrors(wrong);
    if (wrong.length === 0) ask.run();
  };
  return (
    <>
      <Card title={m.ask} level={2}>
        {ask.asks}
        <Form
          label={m.ask}
          errors={errors}
          errorTitle={shell.shell.toMend}
          onSubmit={submit}
          isPending={ask.busy}
        >
          <TextField
            name="text"
            kind="multiline"
            rows={3}
            label={m.askText}
            hint={m.askHint}
            value={text}
            onChange={setText}
            maxLength={4000}
          />
          <DateField name="answer_by" label={m.answerBy} value={answerBy} onChange={setAnswerBy} />
          <FormActions>
            <Button type="submit" isPending={ask.busy}>
              {m.ask}
            </Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={m.decided} level={2}>
        {accept.asks}
        {turnDown.asks}
        <TextField
          name="why"
          kind="multiline"
          rows={3}
          label={label}
          hint={read.broken > 0 ? m.despiteHint : m.acceptHint}
          value={why}
          onChange={setWhy}
          maxLength={4000}
        />
        <div className="a-actions">
          {open.state === 'received' ? (
            <Button look="solid" onPress={() => accept.run()} isPending={accept.busy}>
              {m.accept}
            </Button>
          ) : null}
          <Button onPress={() => turnDown.run()} isPending={turnDown.busy} isDisabled={despite === null}>
            {m.turnDown}
          </Button>
        </div>
      </Card>
    </>
  );
}
