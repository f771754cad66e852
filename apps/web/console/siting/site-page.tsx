import type { DeviceView, SiteSurroundings, SiteView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, ConfirmDialog, DescriptionList, LawChip, Link, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { useFieldName } from '../posture/use-field-name.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { SiteChip } from './site-chip.tsx';
import { SurveyAgain } from './survey-form.tsx';
import { useSiteWords } from './words.ts';

/** One site: its survey, who approves it, its sign, and the devices there. */
export function SitePage({ site }: { readonly site: string }) {
  const { m, pick } = useSiteWords();
  const view = useQuery(`site ${site}`, async (signal) => platform.site.read({ site }, { signal }));
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.title : pick(data.name)}
      trail={[{ text: m.title, to: ['sites'] }]}
      status={data === undefined ? null : <SiteChip site={data} />}
    >
      <Loaded query={view}>{(read) => <Site read={read} />}</Loaded>
    </SectionPage>
  );
}

function Site({ read }: { readonly read: SiteView }) {
  const { m } = useSiteWords();
  const [again, setAgain] = useState(false);
  if (again) return <SurveyAgain read={read} onEnd={() => setAgain(false)} />;
  return (
    <>
      {read.approved_at === null ? <Approval read={read} /> : null}
      <Survey read={read} onAgain={() => setAgain(true)} />
      <Section
        title={m.sign}
        lead={m.signLead}
        actions={<Link href={hrefOf(['sites', read.site_id, 'sign'])}>{m.signOpen}</Link>}
      >
        {null}
      </Section>
      <Devices site={read} />
    </>
  );
}

function Approval({ read }: { readonly read: SiteView }) {
  const { m } = useSiteWords();
  const [asks, setAsks] = useState(false);
  const approve = useAct(
    async () => platform.site.approve({ site: read.site_id }, { ifMatch: read }),
    () => told.add('ok', m.approved),
  );
  return (
    <>
      <ProblemText trouble={approve.trouble} />
      <WaitsForAnother by={read.surveyed_by} at={null} roles={['dpo']}>
        <Button look="solid" icon="check" onPress={() => setAsks(true)} isPending={approve.busy}>
          {m.approve}
        </Button>
      </WaitsForAnother>
      <ConfirmDialog
        isOpen={asks}
        title={m.approveTitle}
        consequence={m.approveText}
        confirmText={m.approve}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          approve.run();
        }}
      />
    </>
  );
}

interface SurveyProps {
  readonly read: SiteView;
  readonly onAgain: () => void;
}

function Survey({ read, onAgain }: SurveyProps) {
  const { m, time } = useSiteWords();
  const { can } = useSession();
  const { place, surroundings, approved_at, approved_by } = read;
  const papers =
    place === 'public'
      ? [
          { term: m.basis, detail: <Document id={read.public_security_basis} /> },
          { term: m.memo, detail: <Document id={read.user_initiated_memo} /> },
        ]
      : [];
  return (
    <Card
      title={m.survey}
      level={2}
      actions={
        can('site.survey_again') ? (
          <Button icon="edit" onPress={onAgain}>
            {m.surveyAgain}
          </Button>
        ) : undefined
      }
    >
      <DescriptionList
        items={[
          { term: m.place, detail: m.places[place] },
          { term: m.unit, detail: read.managing_unit },
          ...papers,
          { term: m.surveyedBy, detail: <StaffName id={read.surveyed_by} /> },
          {
            term: m.approvedBy,
            detail:
              approved_at === null ? (
                m.notYet
              ) : (
                <>
                  {approved_by === null ? null : <StaffName id={approved_by} />} · {time(approved_at)}
                </>
              ),
          },
          {
            term: m.surroundings,
            detail: surroundings === null ? m.notSurveyed : <Surroundings found={surroundings} />,
          },
        ]}
      />
    </Card>
  );
}

function Document({ id }: { readonly id: string | null }) {
  const { m } = useSiteWords();
  return id === null ? <span className="k-soft">{m.none}</span> : <span className="k-code">{id}</span>;
}

/** Each part as it was found, in the words of the facts. */
function Surroundings({ found }: { readonly found: SiteSurroundings }) {
  const { m, date } = useSiteWords();
  const nameOf = useFieldName();
  const { public_place, neighbours, video_system, private_spaces } = found;
  const parts: ReadonlyArray<readonly [string, string]> = [
    ['public_place', nameOf(public_place)],
    ['neighbours', neighbours === null ? m.none : date(neighbours.checked_on)],
    ['video_system', video_system === null ? m.none : date(video_system.in_use_on)],
    [
      'private_spaces',
      private_spaces === null
        ? m.none
        : private_spaces.last_inspected_on === null
          ? m.notYet
          : `${nameOf('last_inspected_on')} ${date(private_spaces.last_inspected_on)}`,
    ],
  ];
  return parts.map(([name, text]) => (
    <p key={name}>
      {nameOf(name)} · {text}
    </p>
  ));
}

function Devices({ site: { site_id: site, approved_at } }: { readonly site: SiteView }) {
  const { m, language } = useSiteWords();
  const { can, sites } = useSession();
  const nameOf = useFieldName();
  const join =
    can('device.invite') && approved_at !== null && sites.includes(site) ? (
      <Button icon="plus" onPress={() => goTo(['devices', 'new'], { site })}>
        {m.join}
      </Button>
    ) : undefined;
  const columns: readonly ListColumn<DeviceView>[] = [
    {
      id: 'device',
      title: m.device,
      isNarrow: true,
      cell: ({ device_id }) => <Link href={hrefOf(['devices', device_id])}>{device_id.slice(0, 8)}</Link>,
      csv: ({ device_id }) => device_id,
    },
    {
      id: 'state',
      title: m.deviceState,
      isNarrow: true,
      cell: ({ state }) => <LawChip of="device" state={state} language={language} />,
      csv: ({ state }) => state,
    },
    {
      id: 'space',
      title: m.space,
      cell: ({ spot }) => (spot === null ? m.notYet : nameOf(spot.space)),
      csv: ({ spot }) => spot?.space ?? null,
    },
  ];
  return (
    <ListPage
      caption={m.devices}
      name={`devices-of-${site}`}
      source={(signal) =>
        kept(
          platform.device.list({}, signal === undefined ? {} : { signal }),
          ({ site_id }) => site_id === site,
        )
      }
      columns={columns}
      rowId={({ device_id }) => device_id}
      filters={join === undefined ? undefined : <Toolbar label={m.devices}>{join}</Toolbar>}
      empty={{ title: m.noDevices, text: m.noDevicesText }}
    />
  );
}
