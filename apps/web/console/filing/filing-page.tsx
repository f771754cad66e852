import { type FilingView, AcceptFiling, MemberRole, SupplementFiling } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Disclosure,
  Link,
  Section,
  StatusChip,
  Timeline,
  Toolbar,
  saveText,
} from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { CountedDue } from '../act/counted-due.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { Changes } from './filing-course.tsx';
import { DigestField, HandInForm } from './hand-in-form.tsx';
import { Scans } from './scans.tsx';
import { SendingSection } from './sending/sending-section.tsx';
import { useFilingWords } from './words.ts';

const TONES = {
  due: 'problem',
  preparing: 'note',
  ready: 'note',
  handed_in: 'note',
  supplement_asked: 'problem',
  accepted: 'ok',
  dropped: 'plain',
} as const;

/** One filing: its time, what it lacks, its package and scans, each handing-in and answer, and who did what. */
export function FilingPage({ filing }: { readonly filing: string }) {
  const { m } = useFilingWords();
  const view = useQuery(`filing ${filing}`, async (signal) => platform.filing.read({ filing }, { signal }));
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.course.title : m.course.sorts[data.sort]}
      trail={[{ text: m.title, to: ['stock'] }]}
      status={
        data === undefined ? null : (
          <StatusChip tone={TONES[data.state]}>{m.course.states[data.state]}</StatusChip>
        )
      }
    >
      <Loaded query={view}>
        {(read) => (
          <>
            <About read={read} />
            <Next key={read.revision} read={read} />
            {isPreparing(read) ? <Check filing={filing} /> : null}
            <Packages read={read} />
            <Scans read={read} canUpload={isPreparing(read)} />
            <SendingSection read={read} />
            <Changes changes={read.changes} />
            <HandedIn read={read} />
            <History read={read} />
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

interface Props {
  readonly read: FilingView;
}

function isPreparing({ state }: FilingView): boolean {
  return state === 'due' || state === 'preparing' || state === 'supplement_asked';
}

function About({ read }: Props) {
  const { m, date, number } = useFilingWords();
  const words = m.course;
  const { trigger_on: from, disposal } = read;
  return (
    <Card>
      {from === null ? null : <CountedDue due={read.due} />}
      <DescriptionList
        items={[
          { term: words.trigger, detail: from === null ? words.noTrigger : date(from) },
          ...(read.aim_on === null ? [] : [{ term: words.aimTerm, detail: words.aimDay(date(read.aim_on)) }]),
          ...(read.calendars.length === 0
            ? []
            : [{ term: words.calendars, detail: read.calendars.join(' ') }]),
          { term: words.number, detail: read.number ?? words.none },
          {
            term: words.openedBy,
            detail: read.opened_by === 'platform' ? words.platform : <StaffName id={read.opened_by} />,
          },
          ...(read.members.length === 0
            ? []
            : [
                {
                  term: words.members,
                  detail: read.members
                    .map(({ name, role }) => (role === undefined ? name : `${name} (${words.names[role]})`))
                    .join(' · '),
                },
              ]),
          ...(read.despite === null ? [] : [{ term: words.names.despite, detail: read.despite }]),
          ...(disposal === null
            ? []
            : [
                { term: words.left, detail: number(disposal.faces_left) },
                { term: words.erased, detail: number(disposal.erased) },
                { term: words.certificates, detail: number(disposal.certificates) },
              ]),
        ]}
      />
    </Card>
  );
}

const Despite = z.strictObject({ despite: z.string().trim().max(2000) });
const Dropped = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
const Members = z.strictObject({
  members: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        credit_code: z.string().max(18).nullable(),
        role: MemberRole,
      }),
    )
    .max(1000),
  purpose: z.literal(true),
  necessity: z.literal(true),
  method: z.literal(true),
  scope: z.literal(true),
});
const Accepted = AcceptFiling.omit({ receipt: true });

type Writes = 'ready' | 'drop' | 'hand_in' | 'supplement' | 'accept' | 'members';

function Next({ read }: Props) {
  const { m } = useFilingWords();
  const { can } = useSession();
  const [writes, setWrites] = useState<Writes | null>(null);
  const [receipt, setReceipt] = useState<string>();
  const words = m.course;
  const { filing, state, sort, trigger_on: due } = read;
  const seen = { ifMatch: read };
  const saved = () => {
    setWrites(null);
    told.add('ok', words.saved);
  };
  const step = useAct(
    async (given: Parameters<typeof platform.filing.step>[0]) => platform.filing.step(given, seen),
    saved,
  );
  const supplement = useAct(
    async (given: z.output<typeof SupplementFiling>) =>
      platform.filing.askSupplement({ filing, ...given }, seen),
    saved,
  );
  const accept = useAct(
    async (given: z.output<typeof Accepted>) =>
      platform.filing.accept({ filing, ...given, receipt: receipt ?? null }, seen),
    saved,
  );
  const join = useAct(
    async ({ members, ...same }: z.output<typeof Members>) =>
      platform.filing.setMembers({ filing, members, same }, seen),
    saved,
  );
  const form = {
    names: words.names,
    saveText: words.save,
    cancelText: words.cancel,
    onCancel: () => setWrites(null),
  };
  if (!can('filing.prepare') || state === 'accepted' || state === 'dropped') return null;
  switch (writes) {
    case 'hand_in':
      return <HandInForm read={read} onDone={() => setWrites(null)} />;
    case 'ready':
      return (
        <Section title={words.ready} lead={words.readyLead}>
          <SchemaForm
            {...form}
            schema={Despite}
            act={step}
            onSave={({ despite }) =>
              step.run({ filing, step: 'make_ready', despite: despite === '' ? null : despite })
            }
          />
        </Section>
      );
    case 'drop':
      return (
        <Section title={words.steps.drop} lead={words.dropLead}>
          <SchemaForm
            {...form}
            schema={Dropped}
            act={step}
            onSave={({ reason }) => step.run({ filing, step: 'drop', reason })}
          />
        </Section>
      );
    case 'supplement':
      return (
        <Section title={words.supplement}>
          <SchemaForm {...form} schema={SupplementFiling} act={supplement} onSave={supplement.run} />
        </Section>
      );
    case 'accept':
      return (
        <Section title={words.accept} lead={words.acceptLead}>
          <DigestField name="receipt" label={words.names.receipt} digest={receipt} onDigest={setReceipt} />
          <SchemaForm {...form} schema={Accepted} act={accept} onSave={accept.run} />
        </Section>
      );
    case 'members':
      return (
        <Section title={words.members} lead={words.membersLead}>
          <SchemaForm
            {...form}
            schema={Members}
            before={{
              members: read.members.map(({ role = 'affiliate' as const, ...one }) => ({ ...one, role })),
            }}
            act={join}
            onSave={join.run}
          />
        </Section>
      );
    case null:
  }
  const plain = (name: 'begin' | 'reopen') => (
    <Button look="solid" onPress={() => step.run({ filing, step: name })} isPending={step.busy}>
      {words.steps[name]}
    </Button>
  );
  const opens = (name: Writes, text: string, look: 'solid' | 'quiet' = 'solid') => (
    <Button look={look} onPress={() => setWrites(name)}>
      {text}
    </Button>
  );
  return (
    <>
      <ProblemText trouble={step.trouble} />
      <Toolbar label={words.sorts[sort]}>
        {state === 'due' || state === 'supplement_asked' ? plain('begin') : null}
        {state === 'preparing' ? opens('ready', words.steps.make_ready) : null}
        {state === 'ready' ? opens('hand_in', words.handIn) : null}
        {state === 'ready' ? plain('reopen') : null}
        {state === 'handed_in' ? opens('accept', words.accept) : null}
        {state === 'handed_in' ? opens('supplement', words.supplement, 'quiet') : null}
        {sort === 'initial' && isPreparing(read) ? opens('members', words.members, 'quiet') : null}
        {(sort === 'initial' && due === null) || sort === 'change'
          ? state === 'handed_in' || state === 'supplement_asked'
            ? null
            : opens('drop', words.steps.drop, 'quiet')
          : null}
      </Toolbar>
    </>
  );
}

/** What it lacks, paper by paper, and where it contradicts itself. */
function Check({ filing }: { readonly filing: string }) {
  const { m, pick, number } = useFilingWords();
  const words = m.course;
  const check = useQuery(`filing check ${filing}`, async (signal) =>
    platform.filing.check({ filing }, { signal }),
  );
  return (
    <Section title={words.check} lead={words.checkLead}>
      <Loaded query={check}>
        {({ complete, forms, missing, extra_materials: extra, contradictions }) => (
          <>
            <Callout tone={complete ? 'ok' : 'note'}>
              <p>{complete ? words.complete : words.incomplete}</p>
            </Callout>
            {forms.map(({ form, title, gaps }, at) => (
              <Disclosure key={`${form} ${at}`} title={`${pick(title)} · ${words.gaps(number(gaps.length))}`}>
                <ul>
                  {gaps.map(({ key, what }) => (
                    <li key={key}>{pick(what)}</li>
                  ))}
                </ul>
              </Disclosure>
            ))}
            {missing.length === 0 ? null : (
              <Card title={words.missing}>
                <ul>
                  {missing.map(({ document, title, where }) => (
                    <li key={document}>
                      {pick(title)} · <span className="k-soft">{words.where[where]}</span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {extra.length === 0 ? null : (
              <Card title={words.extraAsked}>
                <ul>
                  {extra.map((material) => (
                    <li key={material}>{material}</li>
                  ))}
                </ul>
              </Card>
            )}
            {contradictions.length === 0 ? null : (
              <Card title={words.contradictions}>
                <ul>
                  {contradictions.map(({ path, finding }) => (
                    <li key={`${finding.code} ${path}`}>
                      <strong>{finding.requirement}</strong> {pick(finding.why)}{' '}
                      <span className="k-soft">{pick(finding.remedy)}</span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <p>
              <Link href={hrefOf(['papers', 'particulars'])}>{words.particulars}</Link>
            </p>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Packages({ read }: Props) {
  const { m, time, number } = useFilingWords();
  const { can } = useSession();
  const words = m.course;
  const { filing, packages } = read;
  const make = useAct(
    async () => platform.filing.makePackage({ filing }),
    () => told.add('ok', words.saved),
  );
  const download = useAct(async (wanted: string) => {
    const zip = await fetchFile(`/v1/filings/${filing}/packages/${wanted}`);
    saveText(`filing-${wanted}.zip`, 'application/zip', zip);
  });
  return (
    <Section title={words.package} lead={words.packageLead}>
      <ProblemText trouble={make.trouble ?? download.trouble} />
      {packages.length === 0 ? <p>{words.noPackage}</p> : null}
      <ul className="k-plain">
        {packages.map(({ package: id, made_at, gaps, purged_at, digest }) => (
          <li key={id}>
            <Card>
              <p>{words.made(time(made_at), number(gaps))}</p>
              <p className="k-code">{digest}</p>
              {purged_at === null ? (
                <div>
                  <Button icon="download" onPress={() => download.run(id)} isPending={download.busy}>
                    {words.download} <span className="c-hidden">{time(made_at)}</span>
                  </Button>
                </div>
              ) : (
                <p className="k-soft">{words.gone(time(purged_at))}</p>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {isPreparing(read) && can('filing.prepare') ? (
        <div>
          <Button icon="file" onPress={() => make.run()} isPending={make.busy}>
            {words.make}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function HandedIn({ read: { handed_in: all } }: Props) {
  const { m, date } = useFilingWords();
  const words = m.course;
  if (all.length === 0) return null;
  return (
    <Section title={words.handedIn}>
      <ul className="k-plain">
        {all.map(({ package: id, on, channel, by, supplement, accepted_on, number, receipt }) => (
          <li key={id}>
            <Card title={date(on)}>
              <p>
                {words.names[channel]} · {words.by}: <StaffName id={by} />
              </p>
              {supplement === null ? null : (
                <p>{words.supplementAsked(date(supplement.on), supplement.asked)}</p>
              )}
              {accepted_on === null ? null : <p>{words.acceptedOn(date(accepted_on), number ?? '')}</p>}
              {receipt === null ? null : (
                <p>
                  {words.names.receipt}: <span className="k-code">{receipt}</span>
                </p>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ read: { history } }: Props) {
  const { m, time } = useFilingWords();
  const words = m.course;
  const names: Readonly<Record<string, string>> = words.events;
  return (
    <Section title={words.history}>
      <Timeline
        label={words.history}
        events={history.map(({ kind, at, by }, index) => ({
          id: `${index}`,
          at: time(at),
          instant: at,
          title: names[kind.replace('filing.', '')] ?? kind,
          detail: by === null || by === 'platform' ? words.platform : <StaffName id={by} />,
        }))}
      />
    </Section>
  );
}
