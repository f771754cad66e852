import type { CheckpointView, CheckpointWay } from '@consentry/contract';
import {
  Button,
  Callout,
  Card,
  Cards,
  DescriptionList,
  Disclosure,
  Section,
  StatusChip,
  Table,
  Toolbar,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { FaceChip } from './face-chip.tsx';
import { Parity } from './parity-charts.tsx';
import { useAlternativesWords } from './words.ts';

/** One place that asks for a face: its ways, whether they work, and how they compare with the face. */
export function CheckpointPage({ checkpoint }: { readonly checkpoint: string }) {
  const { m, pick } = useAlternativesWords();
  const { data: sites = [] } = useSites();
  const read = useQuery(`checkpoint ${checkpoint}`, async (signal) =>
    platform.checkpoint.read({ checkpoint }, { signal }),
  );
  const { data } = read;
  const site = sites.find(({ site_id }) => site_id === data?.site);
  return (
    <SectionPage
      title={site === undefined ? (data?.site ?? m.checkpoint) : pick(site.name)}
      trail={[{ text: m.title, to: ['alternatives'] }]}
      status={data === undefined ? null : <FaceChip usable={data.face_usable} />}
    >
      <Loaded query={read}>{(view) => <Checkpoint view={view} />}</Loaded>
    </SectionPage>
  );
}

function Checkpoint({ view }: { readonly view: CheckpointView }) {
  const { m, time, date } = useAlternativesWords();
  const purposeName = usePurposeName();
  const { chooser, face_stopped_at: stoppedAt } = view;
  return (
    <>
      {view.face_usable ? null : (
        <Callout tone="problem">
          <p>{stoppedAt === null ? m.faceDown : m.faceStopped(time(stoppedAt))}</p>
        </Callout>
      )}
      <Card>
        <DescriptionList
          items={[
            { term: m.purpose, detail: purposeName(view.purpose) },
            { term: m.preset, detail: m.presets[view.preset] },
            {
              term: m.chooser,
              detail:
                chooser === null
                  ? m.chooserNone
                  : `${m.preselected[chooser.preselected]} · ${m.seenOn(date(chooser.seen_on))}`,
            },
          ]}
        />
      </Card>
      <Section title={m.ways}>
        <Cards size="large">
          {view.ways.map((way) => (
            <Way key={way.way} way={way} />
          ))}
        </Cards>
      </Section>
      <Parity view={view} />
    </>
  );
}

function Way({ way: { way, kind, with_face, live, checked_at, terms } }: { readonly way: CheckpointWay }) {
  const { m, time, number } = useAlternativesWords();
  const { can } = useSession();
  const saved = () => told.add('ok', m.reported);
  const works = useAct(async () => platform.way.report({ way, live: true }), saved);
  const fails = useAct(async () => platform.way.report({ way, live: false }), saved);
  const yuan = (fen: number) => m.feeOf(number(fen / 100));
  return (
    <Card
      title={m.kinds[kind]}
      status={<StatusChip tone={live ? 'ok' : 'problem'}>{live ? m.live : m.down}</StatusChip>}
    >
      {with_face ? <p>{m.withFace}</p> : null}
      <DescriptionList
        items={[
          { term: m.checked, detail: time(checked_at) },
          ...(terms === null
            ? []
            : [
                { term: m.minutes, detail: m.minutesOf(number(terms.open_minutes)) },
                { term: m.fee, detail: yuan(terms.fee_fen) },
                { term: m.steps, detail: number(terms.extra_steps) },
                { term: m.papers, detail: number(terms.extra_documents) },
              ]),
        ]}
      />
      {terms === null ? <p className="k-soft">{m.termsNone}</p> : null}
      <ProblemText trouble={works.trouble} />
      {can('way.report') ? (
        <Toolbar label={m.kinds[kind]}>
          <Button icon="check" onPress={works.run} isPending={works.busy}>
            {m.reportLive}
          </Button>
          {live ? (
            <ConfirmAct
              text={m.reportDown}
              title={m.downTitle}
              consequence={m.downText}
              act={fails}
              look="quiet"
              tone="danger"
            />
          ) : null}
        </Toolbar>
      ) : null}
      <Disclosure title={m.outages}>
        <Outages way={way} />
      </Disclosure>
    </Card>
  );
}

function Outages({ way }: { readonly way: string }) {
  const { m, time } = useAlternativesWords();
  const outages = useQuery(`outages ${way}`, async (signal) => platform.way.outages({ way }, { signal }));
  return (
    <Loaded query={outages}>
      {({ outages: all }) => (
        <Table
          caption={m.outages}
          columns={[m.from, m.until]}
          rows={all.map(({ began_at, ended_at }) => ({
            id: began_at,
            cells: [time(began_at), ended_at === null ? m.stillDown : time(ended_at)],
          }))}
          empty={m.outagesNone}
        />
      )}
    </Loaded>
  );
}
