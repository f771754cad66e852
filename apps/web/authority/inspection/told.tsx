import type { InspectionFile, InspectionView } from '@consentry/contract';
import { Suspense, lazy } from 'react';
import {
  Button,
  Card,
  DescriptionList,
  StatusChip,
  Timeline,
  type TimelineEvent,
  formatsOf,
} from '@consentry/ui';
import { InspectionChips } from './inspection-chips.tsx';
import { provisionText } from './provisions.ts';
import { useInspectionWords } from './words.ts';

/** What both the department and the processor see of an inspection. */
export type Told = Pick<
  InspectionView,
  | 'reference'
  | 'case_number'
  | 'state'
  | 'late'
  | 'processor'
  | 'scope'
  | 'text'
  | 'basis'
  | 'answer_by'
  | 'samples'
  | 'files'
  | 'findings'
  | 'rectifications'
>;

interface OfTold {
  readonly read: Told;
}

/** The register is fetched where a row of it is shown. */
const RowText = lazy(async () => ({ default: (await import('./row-text.tsx')).RowText }));

/** The order: what is looked into, what is to be shown, on which basis. */
export function OrderCard({ read, more = [] }: OfTold & { readonly more?: readonly Fact[] }) {
  const { m, date, fullDate } = useInspectionWords();
  const { scope } = read;
  return (
    <Card title={m.facts} level={2} status={<InspectionChips state={read.state} late={read.late} />}>
      <DescriptionList
        items={[
          { term: m.caseNumber, detail: read.case_number },
          { term: m.reference, detail: <span className="a-code">{read.reference}</span> },
          ...more,
          { term: m.processor, detail: read.processor },
          { term: m.scope, detail: m.letter.days(date(scope.from), date(scope.until)) },
          { term: m.sites, detail: <Lines lines={scope.sites} /> },
          { term: m.purposes, detail: <Lines lines={scope.purposes} /> },
          { term: m.answerBy, detail: fullDate(read.answer_by) },
          { term: m.basis, detail: <Provisions basis={read.basis} /> },
        ]}
      />
      <h3>{m.text}</h3>
      <p className="a-words">{read.text}</p>
    </Card>
  );
}

type Fact = Parameters<typeof DescriptionList>[0]['items'][number];

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { m, language } = useInspectionWords();
  return lines.length === 0 ? m.unlimited : formatsOf(language).list(lines);
}

/** Provisions, one under the other; those that are known in the language chosen. */
export function Provisions({ basis }: { readonly basis: readonly string[] }) {
  const { pick } = useInspectionWords();
  return (
    <ul className="a-lines">
      {basis.map((line) => (
        <li key={line}>{pick(provisionText(line))}</li>
      ))}
    </ul>
  );
}

const VERDICT_TONES = { proved: 'ok', proved_on_trust: 'note', not_proved: 'problem' } as const;

export interface FilesCardProps extends OfTold {
  /** Saves one; left out where only its verdict is told. */
  readonly save?: { readonly run: (file: string) => void; readonly busy: boolean };
}

/** What was handed in, with what it proves in plain words. */
export function FilesCard({ read: { files }, save }: FilesCardProps) {
  const { m } = useInspectionWords();
  return (
    <Card title={m.files} level={2}>
      {files.length === 0 ? <p className="a-soft">{m.noFiles}</p> : null}
      {files.length === 0 || save === undefined ? null : <p className="a-soft">{m.filesLead}</p>}
      <ul className="a-rows">
        {files.map((file) => (
          <li key={file.file}>
            <FileFacts file={file} />
            {save === undefined ? null : (
              <div className="a-actions">
                <Button icon="download" onPress={() => save.run(file.file)} isPending={save.busy}>
                  {m.save}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FileFacts({ file: { verdict, bytes, digest, received_at } }: { readonly file: InspectionFile }) {
  const { m, time, language } = useInspectionWords();
  return (
    <>
      <div className="a-row-head">
        <span>
          {time(received_at)} · {formatsOf(language).bytes(bytes)}
        </span>
        <StatusChip tone={VERDICT_TONES[verdict]}>{m.verdicts[verdict]}</StatusChip>
      </div>
      <p>{m.verdictText[verdict]}</p>
      <p className="a-code a-soft">SHA-256 {digest}</p>
    </>
  );
}

/** What was drawn by chance; nothing where nothing was. */
export function SamplesCard({ read: { samples } }: OfTold) {
  const { m, number, time } = useInspectionWords();
  if (samples.length === 0) return null;
  return (
    <Card title={m.samples} level={2}>
      <p className="a-soft">
        {m.samplesLead} {m.numbering}
      </p>
      <ul className="a-rows">
        {samples.map(({ what, of, drawn, drawn_at }) => (
          <li key={drawn_at + what}>
            <div className="a-row-head">
              <span>
                {m.whats[what]} · {m.sampleOf(number(drawn.length), number(of))}
              </span>
              <span className="a-soft">{time(drawn_at)}</span>
            </div>
            <p className="a-code">
              <span className="c-hidden">{m.drawn}: </span>
              {drawn.join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was found, each by its row; nothing before it was noted. */
export function FindingsCard({ read: { state, findings } }: OfTold) {
  const { m, shared } = useInspectionWords();
  if (state === 'ordered' || state === 'answered') return null;
  return (
    <Card title={m.findings} level={2}>
      {findings.length === 0 ? <p>{m.nothingFound}</p> : null}
      <ul className="a-rows">
        {findings.map(({ requirement, text }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row may be found twice; the list never changes
          <li key={at}>
            <Suspense fallback={<output>{shared.loading}</output>}>
              <RowText requirement={requirement} />
            </Suspense>
            <p className="a-words">{m.found(text)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was ordered to be mended, what the processor says, and what the second look found. */
export function RectificationsCard({ read: { rectifications } }: OfTold) {
  const { m, fullDate, time } = useInspectionWords();
  if (rectifications.length === 0) return null;
  const words = (text: string) => <p className="a-words">{text}</p>;
  const factsOf = ({ text, basis, reported, reported_at, rechecked }: Told['rectifications'][number]) => [
    { term: m.mend, detail: words(text) },
    { term: m.basis, detail: <Provisions basis={basis} /> },
    {
      term: m.reported,
      detail:
        reported === null || reported_at === null ? (
          m.notReported
        ) : (
          <>
            {words(reported)}
            <p className="a-soft">{time(reported_at)}</p>
          </>
        ),
    },
    ...(rechecked === null ? [] : [{ term: m.rechecked, detail: words(rechecked) }]),
  ];
  return (
    <Card title={m.rectifications} level={2}>
      <ol className="a-rows">
        {rectifications.map((one, at) => (
          <li key={one.ordered_at}>
            <div className="a-row-head">
              <h3>
                {m.rectificationOf(at + 1)} · {m.mendBy} {fullDate(one.by)}
              </h3>
              {one.fulfilled === null ? null : (
                <StatusChip tone={one.fulfilled ? 'ok' : 'problem'}>
                  {one.fulfilled ? m.fulfilled : m.notFulfilled}
                </StatusChip>
              )}
            </div>
            <DescriptionList items={factsOf(one)} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What happened one after the other, and the day that comes. */
export function CourseCard({
  read,
  ordered_at = null,
  closed_at = null,
}: OfTold & { readonly ordered_at?: string | null; readonly closed_at?: string | null }) {
  const { m, fullDate, time } = useInspectionWords();
  const words = m.courseItems;
  const { state, rectifications } = read;
  const at = (instant: string, title: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
    id: `${title} ${instant}`,
    at: time(instant),
    instant,
    title,
    ...more,
  });
  const past = [
    ...(ordered_at === null ? [] : [at(ordered_at, words.ordered, { icon: 'mail' })]),
    ...read.files.map(({ file, received_at, verdict }) =>
      at(received_at, words.file, { id: file, icon: 'file', detail: m.verdicts[verdict] }),
    ),
    ...read.samples.map(({ drawn_at, what }) =>
      at(drawn_at, words.sample, { id: `${what} ${drawn_at}`, icon: 'filter', detail: m.whats[what] }),
    ),
    ...rectifications.flatMap(({ ordered_at: when, reported_at }) => [
      at(when, words.rectification, { icon: 'edit', tone: 'note' }),
      ...(reported_at === null ? [] : [at(reported_at, words.reported, { icon: 'check' })]),
    ]),
    ...(closed_at === null ? [] : [at(closed_at, words.closed, { icon: 'check', tone: 'ok' })]),
  ].toSorted((a, b) => Date.parse(a.instant) - Date.parse(b.instant));
  const mendBy = rectifications.at(-1)?.by;
  const ahead = (title: string, day: string): TimelineEvent[] => [
    {
      id: `ahead ${day}`,
      at: fullDate(day),
      instant: '',
      title,
      isAhead: true,
      icon: 'clock',
      tone: read.late ? 'problem' : 'plain',
    },
  ];
  const next =
    state === 'ordered'
      ? ahead(words.answerBy, read.answer_by)
      : state === 'rectifying' && mendBy !== undefined
        ? ahead(words.mendBy, mendBy)
        : [];
  const events = [...past, ...next];
  if (events.length === 0) return null;
  return (
    <Card title={m.course} level={2}>
      <Timeline label={m.course} events={events} />
    </Card>
  );
}
