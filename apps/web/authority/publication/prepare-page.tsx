import type { PreparePublication, PublicationView } from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import {
  Button,
  Checkbox,
  EmptyState,
  Form,
  FormActions,
  type FormError,
  Link,
  RadioGroup,
  Select,
  TextField,
} from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { monthsFrom } from './months.ts';
import { usePublicationAct } from './use-publication-act.tsx';
import { usePublicationWords } from './words.ts';

type Notice = Extract<PreparePublication, { kind: 'notice' }>;
type OfCase = Notice['case'];
const THRESHOLD = { least: 3, most: 100, first: 5 } as const;

/** Prepares the figures of a month, or a notice. */
export function NewPage({
  kind,
  search,
}: {
  readonly kind: PreparePublication['kind'];
  readonly search: URLSearchParams;
}) {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const of = search.get('of') === 'inspection' ? 'inspection' : 'complaint';
  const id = search.get('case');
  return (
    <Page
      heading={kind === 'notice' ? m.list.newNotice : m.list.newFigures}
      lead={m.list.lead}
      site={shell.title}
    >
      <p>
        <Link href={hrefOf(['publications'])}>{m.back}</Link>
      </p>
      {kind === 'notice' ? <NoticeForm of={id === null ? null : { of, id }} /> : <FiguresForm />}
    </Page>
  );
}

/** Prepares a correction: the same month or case anew, with what is published to begin with. */
export function CorrectPage({ publication }: { readonly publication: string }) {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const view = useQuery(`publication ${publication}`, async (signal) =>
    authority.publication.read({ publication }, { signal }),
  );
  return (
    <Page heading={m.view.correct} site={shell.title}>
      <p>
        <Link href={hrefOf(['publications', publication])}>{m.back}</Link>
      </p>
      <Loaded query={view}>
        {(read) => {
          const shown = read.versions.find(({ number }) => number === read.published)?.content;
          if (shown?.kind === 'figures') return <FiguresForm corrects={read} content={shown} />;
          if (shown === undefined || read.case === null) return <p>{m.view.clash}</p>;
          return <NoticeForm corrects={read} of={read.case} content={shown} />;
        }}
      </Loaded>
    </Page>
  );
}

type Content = PublicationView['versions'][number]['content'];

interface FormProps {
  /** What is corrected; left out: it is a new one. */
  readonly corrects?: PublicationView;
}

/** Hands a draft over, as a new publication or as a correction. */
function useHandOver(corrects: PublicationView | undefined, draft: () => PreparePublication) {
  const [reason, setReason] = useState('');
  const act = usePublicationAct(
    async () =>
      corrects === undefined
        ? authority.publication.prepare(draft())
        : authority.publication.correct(
            { publication: corrects.publication, reason: reason.trim(), draft: draft() },
            { ifMatch: corrects },
          ),
    ({ publication }) => goTo(['publications', publication]),
  );
  return { act, reason, setReason };
}

interface DraftFormProps {
  readonly handOver: ReturnType<typeof useHandOver>;
  readonly corrects: PublicationView | undefined;
  readonly check: () => readonly FormError[];
  readonly children: ReactNode;
}

function DraftForm({ handOver: { act, reason, setReason }, corrects, check, children }: DraftFormProps) {
  const { m } = usePublicationWords();
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const submit = () => {
    const unsaid =
      corrects !== undefined && reason.trim() === ''
        ? [{ field: 'reason', text: m.form.needed(m.form.reason) }]
        : [];
    const wrong = [...check(), ...unsaid];
    setErrors(wrong);
    if (wrong.length === 0) act.run();
  };
  return (
    <Form
      label={m.form.prepare}
      errors={errors}
      errorTitle={m.form.toMend}
      onSubmit={submit}
      isPending={act.busy}
    >
      {act.asks}
      {children}
      {corrects === undefined ? null : (
        <TextField
          name="reason"
          kind="multiline"
          rows={2}
          label={m.form.reason}
          hint={m.form.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={4000}
          isRequired
        />
      )}
      <FormActions>
        <Button type="submit" look="solid" isPending={act.busy}>
          {m.form.prepare}
        </Button>
      </FormActions>
    </Form>
  );
}

function FiguresForm({
  corrects,
  content,
}: FormProps & { readonly content?: Extract<Content, { kind: 'figures' }> }) {
  const { m, pair } = usePublicationWords();
  const [months] = useState(() => monthsFrom(new Date()).slice(1));
  const [month, setMonth] = useState(content?.month ?? null);
  const [typed, setTyped] = useState(String(content?.threshold ?? THRESHOLD.first));
  const threshold = Number(typed);
  const handOver = useHandOver(corrects, () => ({ kind: 'figures', month: month ?? '', threshold }));
  const check = () => [
    ...(month === null ? [{ field: 'month', text: m.form.needed(m.form.month) }] : []),
    ...(/^\d{1,3}$/.test(typed) && threshold >= THRESHOLD.least && threshold <= THRESHOLD.most
      ? []
      : [{ field: 'threshold', text: m.form.wrongThreshold }]),
  ];
  return (
    <DraftForm handOver={handOver} corrects={corrects} check={check}>
      {corrects === undefined ? (
        <Select
          name="month"
          label={m.form.month}
          hint={m.form.monthHint}
          value={month}
          onChange={setMonth}
          placeholder={m.form.month}
          options={months.map((value) => ({ value, text: value }))}
          isRequired
        />
      ) : (
        <p>{pair(m.form.month, month ?? '')}</p>
      )}
      <TextField
        name="threshold"
        kind="digits"
        label={m.form.threshold}
        hint={m.form.thresholdHint}
        value={typed}
        onChange={setTyped}
        maxLength={3}
        isRequired
      />
    </DraftForm>
  );
}

function NoticeForm({
  corrects,
  of,
  content,
}: FormProps & {
  readonly of: OfCase | null;
  readonly content?: Extract<Content, { kind: 'notice' }>;
}) {
  const { m } = usePublicationWords();
  const [kind, setKind] = useState<OfCase['of']>(of?.of ?? 'inspection');
  const [id, setId] = useState(of?.id ?? null);
  const [titleZh, setTitleZh] = useState(content?.title['zh-CN'] ?? '');
  const [titleEn, setTitleEn] = useState(content?.title.en ?? '');
  const [textZh, setTextZh] = useState(content?.text['zh-CN'] ?? '');
  const [textEn, setTextEn] = useState(content?.text.en ?? '');
  const [typed, setTyped] = useState(content?.basis.join('\n') ?? '');
  const [penalty, setPenalty] = useState(content?.penalty ?? false);
  const basis = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const handOver = useHandOver(corrects, () => ({
    kind: 'notice',
    case: { of: kind, id: id ?? '' },
    title: { 'zh-CN': titleZh.trim(), en: orNull(titleEn) },
    text: { 'zh-CN': textZh.trim(), en: orNull(textEn) },
    basis,
    penalty,
  }));
  const needed = (field: string, label: string, text: string) =>
    text.trim() === '' ? [{ field, text: m.form.needed(label) }] : [];
  const check = () => [
    ...needed('case', m.form.case, id ?? ''),
    ...needed('title_zh', m.form.titleZh, titleZh),
    ...needed('text_zh', m.form.textZh, textZh),
    ...needed('basis', m.form.basis, typed),
  ];
  return (
    <DraftForm handOver={handOver} corrects={corrects} check={check}>
      {of === null ? (
        <>
          <RadioGroup
            name="of"
            label={m.form.of}
            value={kind}
            onChange={(value) => {
              setKind(value);
              setId(null);
            }}
            options={(['inspection', 'complaint'] as const).map((value) => ({
              value,
              text: m.form.ofs[value],
            }))}
          />
          <CaseField key={kind} of={kind} value={id} onChange={setId} />
        </>
      ) : null}
      <TextField
        name="title_zh"
        label={m.form.titleZh}
        value={titleZh}
        onChange={setTitleZh}
        maxLength={200}
        isRequired
      />
      <TextField
        name="title_en"
        label={m.form.titleEn}
        mark={m.form.optional}
        value={titleEn}
        onChange={setTitleEn}
        maxLength={200}
      />
      <TextField
        name="text_zh"
        kind="multiline"
        rows={6}
        label={m.form.textZh}
        hint={m.form.textHint}
        value={textZh}
        onChange={setTextZh}
        maxLength={4000}
        isRequired
      />
      <TextField
        name="text_en"
        kind="multiline"
        rows={4}
        label={m.form.textEn}
        mark={m.form.optional}
        value={textEn}
        onChange={setTextEn}
        maxLength={4000}
      />
      <TextField
        name="basis"
        kind="multiline"
        rows={3}
        label={m.form.basis}
        hint={m.form.basisHint}
        value={typed}
        onChange={setTyped}
        maxLength={2000}
        isRequired
      />
      <Checkbox name="penalty" label={m.form.penalty} isSelected={penalty} onChange={setPenalty} />
    </DraftForm>
  );
}

/** The latest cases of one kind that are closed. */
async function closedOf(
  of: OfCase['of'],
): Promise<ReadonlyArray<{ readonly id: string; readonly text: string }>> {
  if (of === 'complaint') {
    for await (const page of authority.complaint.list({ state: 'closed', limit: 100 }).pages()) {
      return page.complaints.map(({ complaint, reference }) => ({ id: complaint, text: reference }));
    }
    return [];
  }
  for await (const page of authority.inspection.list({ state: 'closed', limit: 100 }).pages()) {
    return page.inspections.map(({ inspection, case_number, processor }) => ({
      id: inspection,
      text: `${case_number} · ${processor}`,
    }));
  }
  return [];
}

function CaseField({
  of,
  value,
  onChange,
}: {
  readonly of: OfCase['of'];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}) {
  const { m } = usePublicationWords();
  const cases = useQuery(`closed ${of}`, async () => closedOf(of));
  return (
    <Loaded query={cases}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={m.form.noCase} text={m.list.noneText} />
        ) : (
          <Select
            name="case"
            label={m.form.case}
            hint={m.form.caseHint}
            value={value}
            onChange={onChange}
            placeholder={m.form.case}
            options={all.map(({ id, text }) => ({ value: id, text }))}
            isRequired
          />
        )
      }
    </Loaded>
  );
}
