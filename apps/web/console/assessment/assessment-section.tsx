import type { AssessmentView, PurposeEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { AssessmentPage } from './assessment-page.tsx';
import { GuidePage } from './guide/guide-page.tsx';
import { StartPage } from './guide/start-page.tsx';
import { ASSESSMENT_TONES } from './tones.ts';
import { useAssessmentWords } from './words.ts';

/** Impact assessments (§ 第九条). `of/{purpose}` lists those of one purpose, `{assessment}/guide/{step}/{about}` writes one. */
export function AssessmentSection({ path: [first, purpose, step, about] }: SectionProps) {
  if (first === undefined) return <Assessments />;
  if (first === 'of' && purpose !== undefined) return <Assessments key={purpose} purpose={purpose} />;
  if (first === 'new' && purpose !== undefined) return <StartPage purpose={purpose} />;
  if (purpose === 'guide') return <GuidePage assessment={first} step={step} about={about} />;
  return <AssessmentPage assessment={first} />;
}

const SHOWN = ['all', 'draft', 'approved', 'reopened', 'replaced'] as const;
type Shown = (typeof SHOWN)[number];

interface Row {
  readonly of: Pick<PurposeEntry, 'purpose' | 'statement'>;
  readonly view: AssessmentView;
}

/** Reads the assessments of all purposes, or of one. */
async function* assessmentsOf(purpose: string | undefined, signal?: AbortSignal): AsyncGenerator<Row> {
  const options = signal === undefined ? {} : { signal };
  for await (const of of platform.purpose.list({}, options)) {
    if (purpose !== undefined && of.purpose !== purpose) continue;
    const { assessments } = await platform.assessment.list({ purpose: of.purpose }, options);
    for (const view of assessments) yield { of, view };
  }
}

function Assessments({ purpose }: { readonly purpose?: string }) {
  const { m, pick, date } = useAssessmentWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const add =
    purpose !== undefined && can('assessment.write') ? (
      <Button icon="plus" onPress={() => goTo(['assessments', 'new', purpose])}>
        {m.write}
      </Button>
    ) : undefined;
  const columns: readonly ListColumn<Row>[] = [
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ of, view }) => (
        <Link href={hrefOf(['assessments', view.assessment])}>{pick(of.statement)}</Link>
      ),
      csv: ({ of }) => pick(of.statement),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ view: { state } }) => (
        <StatusChip tone={ASSESSMENT_TONES[state]}>{m.states[state]}</StatusChip>
      ),
      csv: ({ view: { state } }) => m.states[state],
    },
    {
      id: 'version',
      title: m.version,
      isNarrow: true,
      cell: ({ view }) => m.forVersion(view.purpose_version),
      csv: ({ view }) => view.purpose_version,
    },
    {
      id: 'risk',
      title: m.highest,
      isNarrow: true,
      cell: ({ view }) => {
        const highest = highestResidual(view);
        return highest === null ? m.unknown : m.points(highest);
      },
      csv: ({ view }) => highestResidual(view),
    },
    {
      id: 'written',
      title: m.written,
      isNarrow: true,
      cell: ({ view }) => date(view.written_at),
      csv: ({ view }) => view.written_at,
    },
    {
      id: 'approved',
      title: m.approved,
      isNarrow: true,
      cell: ({ view: { approved_at: at } }) => (at === null ? null : date(at)),
      csv: ({ view }) => view.approved_at,
    },
  ];
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={add}
      trail={purpose === undefined ? [] : [{ text: m.title, to: ['assessments'] }]}
    >
      <ListPage
        caption={m.title}
        name={`assessments-${purpose ?? 'all'}-${shown}`}
        source={(signal) =>
          kept(assessmentsOf(purpose, signal), ({ view }) => shown === 'all' || view.state === shown)
        }
        columns={columns}
        rowId={({ view }) => view.assessment}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }))}
              onChange={setShown}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? {
                title: m.none,
                text: m.noneText,
                action: add ?? <Link href={hrefOf(['purposes'])}>{m.toPurposes}</Link>,
              }
            : { title: m.none, text: m.noneOf }
        }
      />
    </SectionPage>
  );
}

/** Most points that a part has after the measures; `null` while one has none. */
function highestResidual({ content: { parts } }: AssessmentView): number | null {
  const all = Object.values(parts).map(({ residual_risk }) => residual_risk);
  return all.includes(null) ? null : Math.max(...all.map((points) => points ?? 0));
}
