import type { AssessmentView, PurposeObserved } from '@consentry/contract';
import { TemplateName, guideTemplates, suggestTemplate } from '@consentry/law';
import { useState } from 'react';
import { Button, Callout, Form, FormActions, Link, RadioGroup } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../../shared/router.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { useAct } from '../../../shared/act/use-act.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { readConfiguration } from '../../purpose/configuration-card.tsx';
import { useAssessmentWords } from '../words.ts';
import { Changes } from './guided-parts.tsx';
import { beginWritten, contentOf } from './guide-state.ts';
import { useGuideWords } from './words.ts';
import './guide.css';

/** Begins an assessment of what runs now: from a template, from the last one, or from nothing. */
export function StartPage({ purpose }: { readonly purpose: string }) {
  const { m } = useGuideWords();
  const { m: words } = useAssessmentWords();
  const read = useQuery(`start of ${purpose}`, async (signal) => {
    const [{ assessments }, observed, running] = await Promise.all([
      platform.assessment.list({ purpose }, { signal }),
      platform.assessment.observe({ purpose }, { signal }),
      readConfiguration(purpose, signal),
    ]);
    const last = assessments.find(({ content }) => content.guide !== undefined) ?? null;
    // Made anew after an incident, it says so.
    const struck = assessments.find(({ reopened }) => reopened?.because === 'incident');
    const incident = struck === undefined ? null : incidentOf(struck);
    const reopened = assessments.find(({ state }) => state === 'reopened') ?? null;
    const use = observed.observed.find(({ name }) => name === 'use')?.value;
    const suggested =
      running === null
        ? null
        : suggestTemplate({ use: String(use), audience: running.configuration.audience });
    const draft = assessments.find(({ state, content }) => state === 'draft' && content.guide !== undefined);
    return { last, reopened, incident, observed, suggested, draft: draft?.assessment ?? null };
  });
  return (
    <SectionPage title={m.newTitle} lead={m.newLead} trail={[{ text: words.title, to: ['assessments'] }]}>
      <Loaded query={read}>{(start) => <Start purpose={purpose} {...start} />}</Loaded>
    </SectionPage>
  );
}

interface StartProps {
  readonly purpose: string;
  readonly last: AssessmentView | null;
  /** The incident that re-opened one of them; `null` for none. */
  readonly incident: string | null;
  readonly observed: PurposeObserved;
  /** One that somebody is writing; `null` for none. */
  readonly draft: string | null;
  /** The one that has to be made anew; `null` for none. */
  readonly reopened: AssessmentView | null;
  /** The template that fits best; `null` while nobody said how it runs. */
  readonly suggested: TemplateName | null;
}

type From = TemplateName | 'last' | 'none';

function Start({ purpose, last, reopened, incident, observed, suggested, draft }: StartProps) {
  const { m, pick } = useGuideWords();
  const { m: words } = useAssessmentWords();
  const [from, setFrom] = useState<From | null>(last === null ? suggested : 'last');
  const begin = useAct(
    async (chosen: From) => {
      const template = chosen === 'last' || chosen === 'none' ? null : chosen;
      const written = beginWritten(template, chosen === 'last' ? (last?.content ?? null) : null, observed);
      return platform.assessment.write({ purpose, content: contentOf(written), after_incident: incident });
    },
    ({ assessment }) => goTo(['assessments', assessment, 'guide', 'running']),
  );
  if (suggested === null)
    return (
      <Callout tone="note">
        <p>{m.needsConfiguration}</p>
        <Link href={hrefOf(['purposes', purpose])}>{m.toPurpose}</Link>
      </Callout>
    );
  return (
    <Form
      label={m.newTitle}
      errors={[]}
      errorTitle=""
      isPending={begin.busy}
      onSubmit={() => {
        if (from !== null) begin.run(from);
      }}
    >
      <ProblemText trouble={begin.trouble} />
      {draft === null ? null : (
        <Callout tone="note">
          <h2>{m.draftThere}</h2>
          <p>{m.draftThereText}</p>
          <Link href={hrefOf(['assessments', draft, 'guide', 'running'])}>{m.continue}</Link>
        </Callout>
      )}
      {reopened?.reopened === undefined || reopened.reopened === null ? null : (
        <Callout tone="problem">
          <h2>{m.reopenedNow}</h2>
          <p>{words.reopenedBecause[reopened.reopened.because]}</p>
          <Changes view={reopened} />
        </Callout>
      )}
      <RadioGroup<From>
        name="template"
        label={m.template}
        hint={m.templateHint}
        value={from}
        onChange={setFrom}
        options={[
          ...(last === null ? [] : [{ value: 'last' as const, text: m.fromLast, hint: m.fromLastAbout }]),
          ...TemplateName.options.map((value) => {
            const { name, about } = guideTemplates[value];
            const text = value === suggested ? `${pick(name)} · ${m.fitsBest}` : pick(name);
            return { value, text, hint: pick(about) };
          }),
          { value: 'none' as const, text: m.noTemplate, hint: m.noTemplateAbout },
        ]}
      />
      <FormActions>
        <Button type="submit" look="solid" isDisabled={from === null} isPending={begin.busy}>
          {m.begin}
        </Button>
      </FormActions>
    </Form>
  );
}

function incidentOf({ reopened }: AssessmentView): string | null {
  const found = reopened?.changes.find(({ name }) => name === 'incident')?.now;
  return typeof found === 'string' ? found : null;
}
