import type { NoticeDraft, NoticeEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, Fieldset, Form, FormActions, NumberField, Select, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { preparedVersion } from '../purpose/approval.tsx';
import { NOTICE_TEXTS, noticeTextsOf } from '../set-up/first-content.ts';
import { useWords } from '../words.ts';
import { LintPanel } from './lint-panel.tsx';
import { type Sides, type Written, isWritten } from './notice-lint.ts';
import type { Surroundings } from './notice-page.tsx';
import { Preview } from './preview.tsx';
import { useNoticeWords } from './words.ts';

type Matter = (typeof NOTICE_TEXTS)[number];
type TextName = `${Matter}.${'zh' | 'en'}`;
type Told = NoticeDraft['document']['told'];
type Mode = NonNullable<Told['mode']>;
type Place = NonNullable<Told['storage_place']>;

export interface NoticeEditorProps {
  readonly around: Surroundings;
  /** What is written anew; `null` for a first draft, which begins with the notice in force if there is one. */
  readonly draft: NoticeEntry | null;
  /** Begin again with what is saved. */
  readonly onTake: (latest: NoticeEntry) => void;
  /** Leaves; with what was saved, if anything was. */
  readonly onEnd: (saved: NoticeEntry | null) => void;
}

/** Writes a notice, and says while it is written what is missing, untrue or hard to read. */
export function NoticeEditor({ around, draft, onTake, onEnd }: NoticeEditorProps) {
  const { m, language } = useNoticeWords();
  const { m: frame } = useWords();
  const form = frame.form;
  const { purpose, notices, running } = around;
  const current = notices.find(({ state }) => state === 'in_force') ?? null;
  const version = draft?.document.purpose_version ?? preparedVersion(purpose)?.version ?? purpose.version;
  const content = purpose.versions.find((one) => one.version === version)?.content;
  const from = draft ?? current;
  const suggested =
    content === undefined ? null : noticeTextsOf(content.statement, content.mode, content.retention_days);
  const first = (matter: Matter): Sides =>
    from?.document.texts[matter] ??
    (from === null && suggested !== null ? suggested[matter] : { 'zh-CN': '', en: '' });
  const processor = from?.document.processor ?? null;
  const fields = useFields({
    'name.zh': processor?.name['zh-CN'] ?? '',
    'name.en': processor?.name.en ?? '',
    contact: processor?.contact ?? '',
    recipients: from?.document.told.recipient_organisation_ids.join(' ') ?? '',
    'changed.zh': draft?.changed_part?.['zh-CN'] ?? '',
    'changed.en': draft?.changed_part?.en ?? '',
    ...(Object.fromEntries(
      NOTICE_TEXTS.flatMap((matter) => [
        [`${matter}.zh`, first(matter)['zh-CN']],
        [`${matter}.en`, first(matter).en],
      ]),
    ) as Record<TextName, string>),
  });
  const { values, field } = fields;
  const tells = from?.document.told;
  const [days, setDays] = useState<number | null>(tells?.retention_days ?? content?.retention_days ?? null);
  const [mode, setMode] = useState<Mode | null>(tells?.mode ?? content?.mode ?? null);
  const [place, setPlace] = useState<Place | null>(
    tells?.storage_place ?? running.configuration?.storage_place ?? null,
  );
  const [px, setPx] = useState<number | null>(
    from === null ? 18 : (from.legibility?.smallest_text_px ?? null),
  );
  const [contrast, setContrast] = useState<number | null>(
    from === null ? 7 : (from.legibility?.contrast ?? null),
  );
  // The draft as it was when this was opened: what somebody else wrote since is compared, and not overwritten.
  const [base] = useState(draft);
  const sidesOf = (matter: Matter | 'changed'): Sides => ({
    'zh-CN': values[`${matter}.zh`],
    en: values[`${matter}.en`],
  });
  const written: Written = {
    document: {
      purpose: purpose.purpose,
      purpose_version: version,
      processor: {
        name: { 'zh-CN': values['name.zh'], en: values['name.en'] },
        contact: values.contact,
      },
      texts: Object.fromEntries(NOTICE_TEXTS.map((matter) => [matter, sidesOf(matter)])) as Record<
        Matter,
        Sides
      >,
      told: {
        retention_days: days,
        mode,
        storage_place: place,
        recipient_organisation_ids: values.recipients.split(/[\s,，、]+/).filter((id) => id !== ''),
      },
      more: from?.document.more ?? [],
    },
    legibility: px === null || contrast === null ? null : { smallest_text_px: px, contrast },
    changedPart: sidesOf('changed'),
    replaces: current?.notice ?? null,
  };
  const save = useAct(
    async (over: NoticeEntry | null) => {
      const body = draftOf(written);
      return over === null
        ? platform.notice.write(body)
        : platform.notice.change({ notice: over.notice, ...body }, { ifMatch: over });
    },
    (entry) => {
      told.add('ok', m.saved);
      onEnd(entry);
    },
  );
  const labels = {
    'name.zh': form.zh(m.name),
    'name.en': form.en(m.name),
    contact: m.contact,
  };
  const pair = (name: Matter | 'changed', label: string) => (
    <>
      <TextField
        {...field(`${name}.zh`, form.zh(label))}
        isRequired={false}
        kind="multiline"
        rows={3}
        maxLength={4000}
      />
      <TextField
        {...field(`${name}.en`, form.en(label))}
        isRequired={false}
        kind="multiline"
        rows={3}
        maxLength={4000}
      />
    </>
  );
  return (
    <>
      <ProblemText trouble={save.trouble} />
      {base === null ? null : (
        <Conflict
          act={save}
          mine={NOTICE_TEXTS.map((matter) => ({ term: m.texts[matter], text: sidesOf(matter)[language] }))}
          latest={async () => platform.notice.read({ notice: base.notice })}
          shown={({ document: { texts } }) =>
            NOTICE_TEXTS.map((matter) => ({
              term: m.texts[matter],
              text: texts[matter]?.[language] ?? '',
            }))
          }
          onTake={onTake}
          onKeep={(latest) => save.run(latest)}
        />
      )}
      <div className="k-notice-two">
        <Form
          label={m.newTitle}
          errors={fields.errors}
          errorTitle={form.wrong(fields.errors.length)}
          isPending={save.busy}
          onSubmit={() => {
            if (fields.check(labels)) save.run(base);
          }}
        >
          <TextField {...field('name.zh', form.zh(m.name))} maxLength={200} />
          <TextField {...field('name.en', form.en(m.name))} maxLength={200} />
          <TextField {...field('contact', m.contact)} maxLength={200} />
          {NOTICE_TEXTS.map((matter) => (
            <Fieldset key={matter} legend={m.texts[matter]}>
              {pair(matter, m.texts[matter])}
            </Fieldset>
          ))}
          <Fieldset legend={m.told}>
            <NumberField label={m.days} value={days} onChange={setDays} min={1} max={36_500} />
            <Select
              label={m.mode}
              value={mode}
              options={(['verify', 'identify'] as const).map((value) => ({ value, text: m.modes[value] }))}
              onChange={setMode}
              placeholder={form.choose}
            />
            <Select
              label={m.storage}
              value={place}
              options={(Object.keys(m.places) as Place[]).map((value) => ({ value, text: m.places[value] }))}
              onChange={setPlace}
              placeholder={form.choose}
            />
            <TextField {...field('recipients', m.recipients)} isRequired={false} kind="code" />
          </Fieldset>
          <NumberField label={m.px} hint={m.measured} value={px} onChange={setPx} min={1} max={500} />
          <NumberField
            label={m.contrast}
            value={contrast}
            onChange={setContrast}
            min={1}
            max={21}
            step={0.1}
            format={{ maximumFractionDigits: 1 }}
          />
          {current === null ? null : (
            <Fieldset legend={m.changedPart}>{pair('changed', m.changedPart)}</Fieldset>
          )}
          <FormActions>
            <Button type="submit" look="solid" isPending={save.busy}>
              {m.save}
            </Button>
            <Button look="quiet" onPress={() => onEnd(null)}>
              {frame.cancel}
            </Button>
          </FormActions>
        </Form>
        <div className="k-notice-side k-stack">
          {content === undefined ? null : <LintPanel written={written} running={{ ...running, content }} />}
        </div>
      </div>
      <Preview document={written.document} />
    </>
  );
}

/** What is sent: a text that is not there in both languages is none yet. */
function draftOf({ document, legibility, changedPart }: Written): NoticeDraft {
  const orNull = (text: Sides) => (isWritten(text) ? text : null);
  const { texts } = document;
  return {
    document: {
      ...document,
      texts: {
        purpose: orNull(texts.purpose),
        method: orNull(texts.method),
        kinds: orNull(texts.kinds),
        necessity: orNull(texts.necessity),
        impact: orNull(texts.impact),
        rights_ways: orNull(texts.rights_ways),
        rights_procedure: orNull(texts.rights_procedure),
        after_expiry: orNull(texts.after_expiry),
      },
    },
    legibility,
    changed_part: orNull(changedPart),
  };
}
