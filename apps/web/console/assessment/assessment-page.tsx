import type { AssessmentView, ConfigurationView, PurposeObserved } from '@consentry/contract';
import { type BiText, type Open, openOf, opinionOpen } from '@consentry/law';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Digest,
  Link,
  Section,
  Select,
  StatusChip,
  Timeline,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { readConfiguration } from '../purpose/configuration-card.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { Beside } from './beside.tsx';
import { Differences } from './differences.tsx';
import { runningOf } from './guide/guide-state.ts';
import { Changes, GuidedParts, OpinionCard } from './guide/guided-parts.tsx';
import { OpenList } from './guide/open-list.tsx';
import { useGuideLines } from './guide/use-guide-lines.ts';
import { useGuideWords } from './guide/words.ts';
import { SignerName } from './signer-name.tsx';
import { statementOf } from './statement-of.ts';
import { ASSESSMENT_TONES } from './tones.ts';
import { useLines } from './use-lines.ts';
import { useAssessmentWords } from './words.ts';

interface Read {
  readonly view: AssessmentView;
  readonly all: readonly AssessmentView[];
  readonly running: ConfigurationView | null;
  /** `null` for one that was written without the guide. */
  readonly observed: PurposeObserved | null;
  readonly statement: BiText | undefined;
  /** Whether the purpose has not begun: the set-up goes on once this is approved. */
  readonly waitsForIt: boolean;
}

/** One assessment: what it found, of which configuration, and whether it still holds. */
export function AssessmentPage({ assessment }: { readonly assessment: string }) {
  const { m, pick } = useAssessmentWords();
  const read = useQuery(`assessment ${assessment}`, async (signal): Promise<Read> => {
    const view = await platform.assessment.read({ assessment }, { signal });
    const { purpose, content } = view;
    const [{ assessments }, running, { state, versions }, observed] = await Promise.all([
      platform.assessment.list({ purpose }, { signal }),
      readConfiguration(purpose, signal),
      platform.purpose.read({ purpose }, { signal }),
      content.guide === undefined ? null : platform.assessment.observe({ purpose }, { signal }),
    ]);
    return {
      view,
      all: assessments,
      running,
      observed,
      statement: statementOf(versions, view),
      waitsForIt: state === 'draft',
    };
  });
  const { data } = read;
  return (
    <SectionPage
      title={data === undefined ? m.title : m.forVersion(data.view.purpose_version)}
      {...(data?.statement === undefined ? {} : { lead: pick(data.statement) })}
      trail={[{ text: m.title, to: ['assessments'] }]}
      status={
        data === undefined ? null : (
          <StatusChip tone={ASSESSMENT_TONES[data.view.state]}>{m.states[data.view.state]}</StatusChip>
        )
      }
    >
      <Loaded query={read}>{(now) => <Assessment {...now} />}</Loaded>
    </SectionPage>
  );
}

function Assessment({ view, all, running, observed, waitsForIt }: Read) {
  const { m, date } = useAssessmentWords();
  const { m: frame } = useWords();
  const { can } = useSession();
  const { ofAssessment } = useLines();
  const [writes, setWrites] = useState(false);
  const { m: guide } = useGuideWords();
  const { state, purpose, assessment, kept_until: until } = view;
  const isGuided = view.content.guide !== undefined;
  if (writes) return <AssessmentForm draft={view} onEnd={() => setWrites(false)} />;
  const actions = !can('assessment.write') ? undefined : state === 'draft' ? (
    <Button
      icon="edit"
      onPress={() => (isGuided ? goTo(['assessments', assessment, 'guide', 'running']) : setWrites(true))}
    >
      {isGuided ? guide.continue : m.edit}
    </Button>
  ) : (
    <Button icon="plus" onPress={() => goTo(['assessments', 'new', purpose])}>
      {m.write}
    </Button>
  );
  return (
    <>
      <Step view={view} observed={observed} />
      {waitsForIt && state === 'approved' ? (
        <Callout tone="ok">
          <Link href={hrefOf(['set-up', purpose])}>{m.toSetUp}</Link>
        </Callout>
      ) : null}
      {isGuided ? <OpinionCard view={view} /> : null}
      <Configuration view={view} running={running} />
      <Card title={m.parts} level={2} actions={actions}>
        <DescriptionList
          items={[
            ...ofAssessment(view).map(({ term, text }) => ({ term, detail: text })),
            {
              term: m.report,
              detail: (
                <Digest
                  value={view.report}
                  copyText={frame.form.copy}
                  copiedText={frame.form.copied}
                  failedText={frame.form.copyFailed}
                />
              ),
            },
            {
              term: guide.keptByRule,
              detail: until === null ? guide.keptOpen : guide.keptUntil(date(until)),
            },
          ]}
        />
      </Card>
      {observed === null ? (
        <p className="k-soft">{guide.notGuided}</p>
      ) : (
        <GuidedParts view={view} observed={observed} />
      )}
      <Compare view={view} all={all} />
      <Steps view={view} />
    </>
  );
}

/** What can be done with it now: approved by another, or looked at again. */
function Step({ view, observed }: Pick<Read, 'view' | 'observed'>) {
  const { m } = useAssessmentWords();
  const { m: guided } = useGuideWords();
  const { can } = useSession();
  const of = { assessment: view.assessment };
  const approve = useAct(
    async () => platform.assessment.approve(of, { ifMatch: view }),
    () => told.add('ok', m.approvedNow),
  );
  const review = useAct(
    async () => platform.assessment.review(of, { ifMatch: view }),
    () => told.add('ok', m.saved),
  );
  if (view.state === 'draft') {
    const open = openOfView(view, observed);
    const first = open.find(({ code }) => !code.startsWith('opinion_'));
    if (open.length > 0)
      return (
        <Callout tone="note">
          <h2>{guided.stillOpen}</h2>
          {first !== undefined && can('assessment.write') ? (
            <div>
              <Button look="solid" icon="edit" onPress={() => goTo(placeOf(view, first))}>
                {guided.goOn}
              </Button>
            </div>
          ) : null}
          <OpenList assessment={view.assessment} open={open} />
        </Callout>
      );
    return (
      <WaitsForAnother
        by={view.written_by}
        name={view.signers.find(({ act, staff }) => act === 'written' && staff === view.written_by)?.name}
        at={view.written_at}
        roles={['dpo']}
      >
        <ConfirmAct text={m.approve} title={m.approveTitle} consequence={m.approveText} act={approve} />
      </WaitsForAnother>
    );
  }
  return view.state === 'approved' && can('assessment.review') ? (
    <ConfirmAct text={m.review} title={m.reviewTitle} consequence={m.reviewText} act={review} look="quiet" />
  ) : null;
}

/** Where something that is open is written. */
function placeOf({ assessment }: AssessmentView, { step, about }: Open): readonly string[] {
  return ['assessments', assessment, 'guide', step, ...(about === '' ? [] : [about])];
}

/** What of a guided draft stands between it and its approval. */
function openOfView({ content, opinion, report }: AssessmentView, observed: PurposeObserved | null) {
  const { guide, remaining_risks } = content;
  if (guide === undefined || observed === null) return [];
  return [...openOf({ guide, remaining_risks }, runningOf(observed)), ...opinionOpen(opinion, report)];
}

interface ConfigurationProps {
  readonly view: AssessmentView;
  readonly running: ConfigurationView | null;
}

/** The configuration that was assessed, beside the one that runs: what re-opened it. */
function Configuration({ view, running }: ConfigurationProps) {
  const { m } = useAssessmentWords();
  const { ofConfiguration } = useLines();
  const { reopened, configuration } = view;
  const same = running?.digest === view.configuration_digest;
  return (
    <Section title={m.whatChanged}>
      {reopened === null ? null : (
        <Callout tone="problem">
          <p>{m.reopenedBecause[reopened.because]}</p>
        </Callout>
      )}
      <Changes view={view} />
      {running === null ? <p>{m.notRunning}</p> : same ? <p>{m.sameConfiguration}</p> : null}
      <Beside
        caption={m.whatChanged}
        titles={[m.assessed, m.running]}
        left={ofConfiguration(configuration)}
        right={running === null ? [] : ofConfiguration(running.configuration)}
      />
    </Section>
  );
}

/** This assessment beside another of the same purpose, at first the one before. */
function Compare({ view, all }: Pick<Read, 'view' | 'all'>) {
  const { m, date } = useAssessmentWords();
  const { ofAssessment, ofConfiguration } = useLines();
  const guideLines = useGuideLines();
  const others = all.filter(({ assessment }) => assessment !== view.assessment);
  const before = others.find(({ written_at: at }) => Date.parse(at) < Date.parse(view.written_at));
  const [chosen, setChosen] = useState<string | null>(before?.assessment ?? null);
  const other = others.find(({ assessment }) => assessment === chosen);
  if (others.length === 0) return null;
  const nameOf = (one: AssessmentView) =>
    `${m.forVersion(one.purpose_version)} · ${m.states[one.state]} · ${date(one.written_at)}`;
  const linesOf = (one: AssessmentView) => [...ofAssessment(one), ...ofConfiguration(one.configuration)];
  return (
    <Section title={m.compareTitle}>
      <Select
        label={m.compare}
        value={chosen}
        options={others.map((one) => ({ value: one.assessment, text: nameOf(one) }))}
        onChange={setChosen}
        placeholder={m.compare}
      />
      {other === undefined ? null : (
        <>
          <Beside
            caption={m.compareTitle}
            titles={[m.this, nameOf(other)]}
            left={linesOf(view)}
            right={linesOf(other)}
          />
          <Differences before={guideLines(other.content)} after={guideLines(view.content)} />
        </>
      )}
    </Section>
  );
}

function Steps({ view }: { readonly view: AssessmentView }) {
  const { m, time } = useAssessmentWords();
  const steps = [
    { id: 'begun', at: view.begun_at, by: view.writers[0] ?? null, tone: 'plain' },
    { id: 'written', at: view.written_at, by: view.written_by, tone: 'plain' },
    { id: 'approved', at: view.approved_at, by: view.approved_by, tone: 'ok' },
    { id: 'reviewed', at: view.reviewed_at, by: null, tone: 'ok' },
    { id: 'reopened', at: view.reopened?.at ?? null, by: null, tone: 'problem' },
  ] as const;
  return (
    <Section title={m.timeline}>
      <Timeline
        label={m.timeline}
        events={steps.flatMap(({ id, at, by, tone }) =>
          at === null
            ? []
            : [
                {
                  id,
                  at: time(at),
                  instant: at,
                  title: m.steps[id],
                  tone,
                  detail:
                    by === null ? null : (
                      <SignerName view={view} act={id === 'approved' ? 'approved' : 'written'} id={by} />
                    ),
                },
              ],
        )}
      />
    </Section>
  );
}
