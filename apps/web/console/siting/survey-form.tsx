import { SiteSurroundings, SiteSurvey, type SiteView } from '@consentry/contract';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Callout,
  ConfirmDialog,
  Fieldset,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Compared, Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { emptyOf, shapeOf } from '../posture/form-shape.ts';
import { GroupFields } from '../posture/shape-field.tsx';
import { useFieldName } from '../posture/use-field-name.ts';
import { useSession } from '../session.tsx';
import { useSiteWords } from './words.ts';
import '../posture/facts-section.css';

type Survey = SiteSurvey;

/** What a survey begins with. */
const NOTHING: Survey = {
  name: { 'zh-CN': '', en: '' },
  place: 'non_public',
  managing_unit: '',
  public_security_basis: null,
  user_initiated_memo: null,
  surroundings: null,
};

/** The survey of a new site. */
export function NewSitePage() {
  const { m } = useSiteWords();
  // Installers see the sites they are assigned to, and this one is nobody’s yet.
  const seesAll = useSession().roles.some((role) => role !== 'installer' && role !== 'operator');
  const [isAway, setIsAway] = useState(false);
  const add = useAct(
    async (survey: Survey) => platform.site.survey(survey),
    ({ site_id }) => {
      if (!seesAll) {
        setIsAway(true);
        return;
      }
      told.add('ok', m.saved);
      goTo(['sites', site_id]);
    },
  );
  if (isAway) {
    return (
      <SectionPage title={m.add} trail={[{ text: m.title, to: ['sites'] }]}>
        <Callout tone="ok" alert>
          <p>{m.savedAway}</p>
          <Button onPress={() => goTo(['sites'])}>{m.toList}</Button>
        </Callout>
      </SectionPage>
    );
  }
  return (
    <SectionPage title={m.add} lead={m.lead} trail={[{ text: m.title, to: ['sites'] }]}>
      <ProblemText trouble={add.trouble} />
      <SurveyForm before={NOTHING} busy={add.busy} onSave={add.run} onCancel={() => goTo(['sites'])} />
    </SectionPage>
  );
}

export interface SurveyAgainProps {
  readonly read: SiteView;
  readonly onEnd: () => void;
}

/** The survey of a site anew: what stood on the old one has to be approved again. */
export function SurveyAgain({ read, onEnd }: SurveyAgainProps) {
  const { m } = useSiteWords();
  const { site_id: site } = read;
  const [asked, setAsked] = useState<Survey | null>(null);
  const [tried, setTried] = useState<Survey>(NOTHING);
  const [base, setBase] = useState(read);
  const saved = () => {
    told.add('ok', m.saved);
    onEnd();
  };
  const again = useAct(async (survey: Survey, seen: SiteView) => {
    setTried(survey);
    return platform.site.surveyAgain({ site, ...survey }, { ifMatch: seen });
  }, saved);
  const shown = useCompared();
  return (
    <>
      <Callout tone="note">
        <p>{m.againNote}</p>
      </Callout>
      {again.trouble?.code === 'version_other' ? null : <ProblemText trouble={again.trouble} />}
      <Conflict
        act={again}
        mine={shown(tried)}
        latest={async () => platform.site.read({ site })}
        shown={shown}
        onTake={onEnd}
        onKeep={(latest) => {
          setBase(latest);
          again.run(tried, latest);
        }}
      />
      <SurveyForm before={surveyOf(read)} busy={again.busy} onSave={setAsked} onCancel={onEnd} />
      <ConfirmDialog
        isOpen={asked !== null}
        title={m.againTitle}
        consequence={m.againText}
        confirmText={m.save}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) again.run(asked, base);
          setAsked(null);
        }}
      />
    </>
  );
}

function surveyOf(view: SiteView): Survey {
  const { name, place, managing_unit, public_security_basis, user_initiated_memo, surroundings } = view;
  return { name, place, managing_unit, public_security_basis, user_initiated_memo, surroundings };
}

/** What differs between two surveys, in words. */
function useCompared(): (survey: Survey) => readonly Compared[] {
  const { m } = useSiteWords();
  return ({ name, place, managing_unit, public_security_basis, user_initiated_memo, surroundings }) => [
    { term: m.nameZh, text: name['zh-CN'] },
    { term: m.nameEn, text: name.en },
    { term: m.place, text: m.places[place] },
    { term: m.unit, text: managing_unit },
    { term: m.basis, text: public_security_basis ?? '' },
    { term: m.memo, text: user_initiated_memo ?? '' },
    { term: m.surroundings, text: surroundings === null ? '' : JSON.stringify(surroundings, null, 1) },
  ];
}

interface SurveyFormProps {
  readonly before: Survey;
  readonly busy: boolean;
  readonly onSave: (survey: Survey) => void;
  readonly onCancel: () => void;
}

function SurveyForm({ before, busy, onSave, onCancel }: SurveyFormProps) {
  const { m } = useSiteWords();
  const nameOf = useFieldName();
  const [survey, setSurvey] = useState(before);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const put = (part: Partial<Survey>) => setSurvey((old) => ({ ...old, ...part }));
  const { name, place } = survey;
  const isPublic = place === 'public';
  const submit = () => {
    const read = SiteSurvey.safeParse({
      ...survey,
      public_security_basis: isPublic ? survey.public_security_basis : null,
      user_initiated_memo: isPublic ? survey.user_initiated_memo : null,
    });
    const names: Readonly<Record<string, string>> = {
      'name.zh-CN': m.nameZh,
      'name.en': m.nameEn,
      managing_unit: m.unit,
      public_security_basis: m.basis,
    };
    const missing = (['zh-CN', 'en'] as const)
      .filter((side) => name[side].trim() === '')
      .map((side) => `name.${side}`);
    const wrong = [...missing, ...(read.error?.issues ?? []).map(({ path }) => path.join('.'))];
    setErrors(
      [...new Set(wrong)].map((field) => ({
        field,
        text: m.wrongAt(names[field] ?? field.split('.').map(nameOf).join(' › ')),
      })),
    );
    if (read.success && wrong.length === 0) onSave(read.data);
  };
  return (
    <Form errors={errors} errorTitle={m.wrong(errors.length)} onSubmit={submit} isPending={busy}>
      <div className="k-two">
        <TextField
          name="name.zh-CN"
          label={m.nameZh}
          value={name['zh-CN']}
          onChange={(zh) => put({ name: { ...name, 'zh-CN': zh } })}
          maxLength={200}
          isRequired
        />
        <TextField
          name="name.en"
          label={m.nameEn}
          value={name.en}
          onChange={(text) => put({ name: { ...name, en: text } })}
          maxLength={200}
          isRequired
        />
      </div>
      <TextField
        name="managing_unit"
        label={m.unit}
        hint={m.unitHint}
        value={survey.managing_unit}
        onChange={(unit) => put({ managing_unit: unit })}
        maxLength={200}
        isRequired
      />
      <RadioGroup
        name="place"
        label={m.place}
        value={place}
        options={(['non_public', 'public', 'household'] as const).map((value) => ({
          value,
          text: m.places[value],
          hint: m.placeHints[value],
        }))}
        onChange={(value) => put({ place: value })}
      />
      {isPublic ? (
        <>
          <TextField
            name="public_security_basis"
            label={m.basis}
            hint={m.basisHint}
            value={survey.public_security_basis ?? ''}
            onChange={(text) => put({ public_security_basis: text === '' ? null : text })}
            maxLength={500}
          />
          <TextField
            name="user_initiated_memo"
            label={m.memo}
            hint={m.memoHint}
            value={survey.user_initiated_memo ?? ''}
            onChange={(text) => put({ user_initiated_memo: text === '' ? null : text })}
            maxLength={500}
          />
        </>
      ) : null}
      <Surroundings
        value={survey.surroundings}
        isPublic={isPublic}
        onChange={(value) => put({ surroundings: value })}
      />
      <FormActions>
        <Button type="submit" look="solid" isPending={busy}>
          {m.save}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {m.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}

interface SurroundingsProps {
  readonly value: Survey['surroundings'];
  readonly isPublic: boolean;
  readonly onChange: (value: Survey['surroundings']) => void;
}

/** What else the law asks of a place, as whoever surveyed it found it; or that nobody did. */
function Surroundings({ value, isPublic, onChange }: SurroundingsProps) {
  const { m } = useSiteWords();
  const shape = useMemo(
    () => shapeOf(z.toJSONSchema(SiteSurroundings, { io: 'input' }) as Parameters<typeof shapeOf>[0]),
    [],
  );
  const begin = () => ({
    ...(emptyOf(shape) as SiteSurroundings),
    public_place: isPublic ? ('article_9' as const) : ('none' as const),
  });
  return (
    <Fieldset legend={m.surroundings} hint={m.surroundingsHint}>
      <RadioGroup
        name="surroundings"
        label={m.survey}
        value={value === null ? 'not' : 'yes'}
        options={[
          { value: 'not' as const, text: m.notSurveyed },
          { value: 'yes' as const, text: m.surveyed },
        ]}
        onChange={(next) => onChange(next === 'not' ? null : begin())}
      />
      {value === null || shape.kind !== 'group' ? null : (
        <GroupFields
          shape={shape}
          path="surroundings"
          value={value}
          onChange={(next) => onChange(next as SiteSurroundings)}
        />
      )}
    </Fieldset>
  );
}
