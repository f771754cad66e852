import type { NoticeEntry, PurposeView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  Digest,
  Fieldset,
  Form,
  FormActions,
  NumberField,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { NOTICE_TEXTS, noticeDraftOf, noticeTextsOf } from './first-content.ts';
import { asOf } from './first-facts.ts';
import type { StepProps } from './set-up-section.tsx';
import { useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

/** What people are told, in words that are true of this purpose; written, read again and published. */
export function NoticeStep({ state: { purpose, notices, facts } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const [taken, setTaken] = useState<NoticeEntry | null>(null);
  const inForce = notices?.find(
    ({ state, document }) => state === 'in_force' && document.purpose_version === purpose?.version,
  );
  if (purpose === null) return <p>{m.later}</p>;
  if (inForce !== undefined) {
    return (
      <>
        <p>{m.notice.published}</p>
        <Digest
          value={inForce.digest}
          copyText={m.staff.copy}
          copiedText={m.staff.copied}
          failedText={m.staff.copyFailed}
        />
      </>
    );
  }
  const own = facts?.facts.scope.organisations.find(({ id }) => id === facts.facts.scope.own_organisation_id);
  const draft = notices?.find(
    ({ state, document }) => state === 'draft' && document.purpose_version === purpose.version,
  );
  const shown = taken ?? draft;
  return can('notice.publish') ? (
    <NewNotice
      key={taken?.revision ?? 0}
      purpose={purpose}
      name={own?.name}
      draft={shown}
      onTake={setTaken}
    />
  ) : null;
}

interface NewNoticeProps {
  readonly purpose: PurposeView;
  readonly name: { readonly 'zh-CN': string; readonly en: string } | undefined;
  readonly draft: NoticeEntry | undefined;
  /** Begin again with what is saved. */
  readonly onTake: (latest: NoticeEntry) => void;
}

type TextName = `${(typeof NOTICE_TEXTS)[number]}.${'zh' | 'en'}`;

function NewNotice({ purpose, name, draft, onTake }: NewNoticeProps) {
  const { m, language } = useSetUpWords();
  const side = language === 'en' ? 'en' : 'zh';
  const words = m.notice;
  const content = purpose.versions.find(({ version }) => version === purpose.version)?.content;
  const mode = content?.mode ?? 'verify';
  const days = content?.retention_days ?? 1;
  const suggested = noticeTextsOf(content?.statement ?? { 'zh-CN': '', en: '' }, mode, days);
  const first = (text: (typeof NOTICE_TEXTS)[number]) => draft?.document.texts[text] ?? suggested[text];
  const fields = useFields({
    'name.zh': draft?.document.processor?.name['zh-CN'] ?? name?.['zh-CN'] ?? '',
    'name.en': draft?.document.processor?.name.en ?? name?.en ?? '',
    contact: draft?.document.processor?.contact ?? '',
    ...(Object.fromEntries(
      NOTICE_TEXTS.flatMap((text) => [
        [`${text}.zh`, first(text)['zh-CN']],
        [`${text}.en`, first(text).en],
      ]),
    ) as Record<TextName, string>),
  });
  const { values, field } = fields;
  const [px, setPx] = useState<number | null>(18);
  const [contrast, setContrast] = useState<number | null>(7);
  const [asked, setAsked] = useState(false);
  // The draft as it was when this was opened: what somebody else wrote since is compared, and not overwritten.
  const [base, setBase] = useState(draft);
  const publish = useAct(
    async (over: NoticeEntry | undefined) => {
      const texts = Object.fromEntries(
        NOTICE_TEXTS.map((text) => [text, { 'zh-CN': values[`${text}.zh`], en: values[`${text}.en`] }]),
      ) as Record<(typeof NOTICE_TEXTS)[number], { 'zh-CN': string; en: string }>;
      const written = noticeDraftOf(purpose.purpose, purpose.version, {
        processor: { name: { 'zh-CN': values['name.zh'], en: values['name.en'] }, contact: values.contact },
        texts,
        mode,
        days,
        legibility: { smallest_text_px: px ?? 0, contrast: contrast ?? 1 },
      });
      const kept =
        over === undefined
          ? await platform.notice.write(written)
          : await platform.notice.change({ notice: over.notice, ...written }, { ifMatch: over });
      const { facts } = await platform.posture.readFacts();
      return platform.notice.publish(
        { notice: kept.notice, facts: asOf(facts, Date.now()) },
        { ifMatch: kept },
      );
    },
    () => told.add('ok', words.published),
  );
  const labels = {
    'name.zh': m.zh(words.name),
    'name.en': m.en(words.name),
    contact: words.contact,
    ...Object.fromEntries(
      NOTICE_TEXTS.flatMap((text) => [
        [`${text}.zh`, m.zh(words.texts[text])],
        [`${text}.en`, m.en(words.texts[text])],
      ]),
    ),
  };
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={publish.busy}
      onSubmit={() => {
        if (fields.check(labels)) setAsked(true);
      }}
    >
      <ProblemText trouble={publish.trouble} />
      <Conflict
        act={publish}
        mine={NOTICE_TEXTS.map((text) => ({ term: words.texts[text], text: values[`${text}.${side}`] }))}
        latest={async () => platform.notice.read({ notice: base?.notice ?? '' })}
        shown={({ document: { texts } }) =>
          NOTICE_TEXTS.map((text) => ({ term: words.texts[text], text: texts[text]?.[language] ?? '' }))
        }
        onTake={onTake}
        onKeep={(latest) => {
          setBase(latest);
          publish.run(latest);
        }}
      />
      <div className="k-two">
        <TextField {...field('name.zh', m.zh(words.name))} maxLength={200} />
        <TextField {...field('name.en', m.en(words.name))} maxLength={200} />
      </div>
      <TextField {...field('contact', words.contact)} maxLength={200} />
      {NOTICE_TEXTS.map((text) => (
        <Fieldset key={text} legend={words.texts[text]}>
          <div className="k-two">
            <TextField
              {...field(`${text}.zh`, m.zh(words.texts[text]))}
              kind="multiline"
              rows={3}
              maxLength={4000}
            />
            <TextField
              {...field(`${text}.en`, m.en(words.texts[text]))}
              kind="multiline"
              rows={3}
              maxLength={4000}
            />
          </div>
        </Fieldset>
      ))}
      <div className="k-two">
        <NumberField label={words.px} hint={words.measured} value={px} onChange={setPx} min={1} max={500} />
        <NumberField
          label={words.contrast}
          value={contrast}
          onChange={setContrast}
          min={1}
          max={21}
          step={0.1}
          format={{ maximumFractionDigits: 1 }}
        />
      </div>
      <FormActions>
        <Button type="submit" look="solid" isPending={publish.busy}>
          {words.submit}
        </Button>
      </FormActions>
      <ConfirmDialog
        isOpen={asked}
        title={words.titleConfirm}
        consequence={words.textConfirm}
        confirmText={words.submit}
        cancelText={m.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          publish.run(base);
        }}
      />
    </Form>
  );
}
