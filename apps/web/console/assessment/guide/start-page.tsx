import type { AssessmentView, PurposeObserved } from '@consentry/contract';
import { TemplateName, guideTemplates } from '@consentry/law';
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
    return { last, incident, observed, isConfigured: running !== null };
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
  readonly isConfigured: boolean;
}

type From = TemplateName | 'last' | 'none';

function Start({ purpose, last, incident, observed, isConfigured }: StartProps) {
  const { m, pick } = useGuideWords();
  const [from, setFrom] = useState<From | null>(null);
  const begin = useAct(
    async (chosen: From) => {
      const template = chosen === 'last' || chosen === 'none' ? null : chosen;
      const written = beginWritten(template, chosen === 'last' ? (last?.content ?? null) : null, observed);
      return platform.assessment.write({ purpose, content: contentOf(written), after_incident: incident });
    },
    ({ assessment }) => goTo(['assessments', assessment, 'guide', 'running']),
  );
  if (!isConfigured)
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
      <RadioGroup<From>
        name="template"
        label={m.template}
        hint={m.templateHint}
        value={from}
        onChange={setFrom}
        options={[
          ...(last === null ? [] : [{ value: 'last' as const, text: `${m.fromLast} · ${m.fromLastAbout}` }]),
          ...TemplateName.options.map((value) => {
            const { name, about } = guideTemplates[value];
            return { value, text: `${pick(name)} · ${pick(about)}` };
          }),
          { value: 'none' as const, text: `${m.noTemplate} · ${m.noTemplateAbout}` },
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
