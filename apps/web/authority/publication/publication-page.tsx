import type { PublicationVersion, PublicationView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  ConfirmDialog,
  DescriptionList,
  Disclosure,
  Form,
  FormActions,
  type FormError,
  Link,
  Section,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { ContentView } from './content-view.tsx';
import { Differences, publishedBefore } from './differences.tsx';
import { PublicationChip } from './publications-page.tsx';
import { usePublicationAct } from './use-publication-act.tsx';
import { useText } from './use-text.ts';
import { usePublicationWords } from './words.ts';

/** One publication: what waits for a colleague, what is published, and every version. */
export function PublicationPage({ publication }: { readonly publication: string }) {
  const { m: shell } = useWords();
  const { m } = usePublicationWords();
  const text = useText();
  const view = useQuery(`publication ${publication}`, async (signal) =>
    authority.publication.read({ publication }, { signal }),
  );
  const { data } = view;
  return (
    <Page heading={data === undefined ? m.list.heading : text(data.title)} site={shell.title}>
      <p>
        <Link href={hrefOf(['publications'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>{(read) => <Publication read={read} />}</Loaded>
    </Page>
  );
}

function Publication({ read }: { readonly read: PublicationView }) {
  const { m, date } = usePublicationWords();
  const { can } = useSession();
  const { publication, state, waiting, published, versions, withdrawn, case: of } = read;
  const open = versions.find(({ number }) => number === waiting);
  const shown = versions.find(({ number }) => number === published);
  return (
    <>
      <div className="a-actions">
        <PublicationChip state={state} />
        {state === 'published' ? (
          <Link href={`/report/#/open/${publication}`}>{m.view.seePublic}</Link>
        ) : null}
        {of === null ? null : (
          <Link href={hrefOf([of.of === 'complaint' ? 'complaints' : 'inspections', of.id])}>
            {m.view.case}
          </Link>
        )}
      </div>
      {withdrawn === null ? null : (
        <Callout tone="problem">
          <p>
            {m.view.withdrawn} · {date(withdrawn.at)}
          </p>
          <p className="a-words">{withdrawn.reason}</p>
        </Callout>
      )}
      {open === undefined ? null : (
        <Card title={m.view.version(String(open.number))} level={2} status={<Chip version={open} />}>
          <Version version={open} />
          <DifferenceOf version={open} versions={versions} />
          <Decide key={read.version} read={read} open={open} />
        </Card>
      )}
      {shown === undefined || state === 'withdrawn' ? null : (
        <Card title={m.view.version(String(shown.number))} level={2} status={<Chip version={shown} />}>
          <Version version={shown} />
          <DifferenceOf version={shown} versions={versions} folded />
          {can('publication.prepare') && waiting === null ? (
            <p>
              <Link href={hrefOf(['publications', publication, 'correct'])}>{m.view.correct}</Link>
            </p>
          ) : null}
          {can('publication.withdraw') ? <Withdraw key={read.version} read={read} /> : null}
        </Card>
      )}
      <Others
        all={versions}
        versions={versions.filter((one) => one !== open && (one !== shown || state === 'withdrawn'))}
      />
    </>
  );
}

const TONES = { prepared: 'note', published: 'ok', superseded: 'plain', dropped: 'plain' } as const;

function Chip({ version: { state } }: { readonly version: PublicationVersion }) {
  const { m } = usePublicationWords();
  return <StatusChip tone={TONES[state]}>{m.versionStates[state]}</StatusChip>;
}

function Version({ version }: { readonly version: PublicationVersion }) {
  const { m, pick, time } = usePublicationWords();
  const { content, warnings, prepared_at, decided_at, reason, remark } = version;
  return (
    <>
      {warnings.length === 0 ? null : (
        <Callout tone="note">
          <p>{m.view.warnings}</p>
          <ul>
            {warnings.map(({ code, text }) => (
              <li key={code}>{pick(text)}</li>
            ))}
          </ul>
        </Callout>
      )}
      <DescriptionList
        items={[
          { term: m.view.preparedBy, detail: time(prepared_at) },
          ...(decided_at === null ? [] : [{ term: m.view.decided, detail: time(decided_at) }]),
          ...(reason === null ? [] : [{ term: m.view.reason, detail: reason }]),
          ...(remark === null ? [] : [{ term: m.view.remark, detail: remark }]),
        ]}
      />
      <ContentView content={content} />
    </>
  );
}

interface DifferenceOfProps {
  readonly version: PublicationVersion;
  readonly versions: readonly PublicationVersion[];
  readonly folded?: boolean;
}

/** What a version says otherwise than the one that was published before it. */
function DifferenceOf({ version, versions, folded = false }: DifferenceOfProps) {
  const { m } = usePublicationWords();
  const before = publishedBefore(versions, version.number);
  if (before === null) return null;
  const differences = <Differences before={before} after={version} />;
  if (!folded) return differences;
  return (
    <Disclosure title={m.differences.title(String(before.number), String(version.number))}>
      {differences}
    </Disclosure>
  );
}

interface OthersProps {
  readonly versions: readonly PublicationVersion[];
  readonly all: readonly PublicationVersion[];
}

function Others({ versions, all }: OthersProps) {
  const { m, time } = usePublicationWords();
  if (versions.length === 0) return null;
  return (
    <Section title={m.view.versions}>
      <ul className="a-rows">
        {versions.map((version) => (
          <li key={version.number}>
            <div className="a-row-head">
              <span>
                {m.view.version(String(version.number))} · {time(version.prepared_at)}
              </span>
              <Chip version={version} />
            </div>
            {version.reason === null ? null : <p className="a-words">{version.reason}</p>}
            {version.remark === null ? null : <p className="a-words a-soft">{version.remark}</p>}
            <DifferenceOf version={version} versions={all} folded />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Publishes or drops what waits; whoever prepared it drops it alone. */
function Decide({ read, open }: { readonly read: PublicationView; readonly open: PublicationVersion }) {
  const { m } = usePublicationWords();
  const { can, staff } = useSession();
  const [despite, setDespite] = useState('');
  const [dropped, setDropped] = useState('');
  const [asked, setAsked] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { publication } = read;
  const warned = open.warnings.length > 0;
  const approve = usePublicationAct(async () =>
    authority.publication.approve(
      { publication, despite: warned ? despite.trim() : null },
      { ifMatch: read },
    ),
  );
  const drop = usePublicationAct(async () =>
    authority.publication.drop({ publication, reason: dropped.trim() }, { ifMatch: read }),
  );
  const mayApprove = can('publication.approve') && open.prepared_by !== staff;
  const check = (field: string, label: string, text: string, then: () => void) => {
    const wrong = text.trim() === '' ? [{ field, text: m.form.needed(label) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) then();
  };
  return (
    <>
      {approve.asks}
      {mayApprove ? (
        <Form
          label={m.view.approve}
          errors={errors.filter(({ field }) => field === 'despite')}
          errorTitle={m.form.toMend}
          onSubmit={() =>
            warned ? check('despite', m.view.despite, despite, () => setAsked(true)) : setAsked(true)
          }
          isPending={approve.busy}
        >
          {warned ? (
            <TextField
              name="despite"
              kind="multiline"
              rows={2}
              label={m.view.despite}
              hint={m.view.despiteHint}
              value={despite}
              onChange={setDespite}
              maxLength={4000}
              isRequired
            />
          ) : null}
          <FormActions>
            <Button type="submit" look="solid" isPending={approve.busy}>
              {m.view.approve}
            </Button>
          </FormActions>
        </Form>
      ) : (
        <p className="a-soft">{m.view.ownText}</p>
      )}
      <ConfirmDialog
        isOpen={asked}
        title={m.view.approveTitle}
        consequence={<p>{m.view.approveText}</p>}
        confirmText={m.view.approve}
        cancelText={m.view.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          approve.run();
        }}
      />
      {can('publication.prepare') ? (
        <Form
          label={m.view.drop}
          errors={errors.filter(({ field }) => field === 'drop')}
          errorTitle={m.form.toMend}
          onSubmit={() => check('drop', m.view.dropReason, dropped, drop.run)}
          isPending={drop.busy}
        >
          {drop.asks}
          <TextField
            name="drop"
            label={m.view.dropReason}
            value={dropped}
            onChange={setDropped}
            maxLength={1000}
          />
          <FormActions>
            <Button type="submit" isPending={drop.busy}>
              {m.view.drop}
            </Button>
          </FormActions>
        </Form>
      ) : null}
    </>
  );
}

function Withdraw({ read }: { readonly read: PublicationView }) {
  const { m } = usePublicationWords();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { publication } = read;
  const withdraw = usePublicationAct(async () =>
    authority.publication.withdraw({ publication, reason: reason.trim() }, { ifMatch: read }),
  );
  const submit = () => {
    const wrong =
      reason.trim() === '' ? [{ field: 'withdraw', text: m.form.needed(m.view.withdrawReason) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) setAsked(true);
  };
  return (
    <Form
      label={m.view.withdraw}
      errors={errors}
      errorTitle={m.form.toMend}
      onSubmit={submit}
      isPending={withdraw.busy}
    >
      {withdraw.asks}
      <TextField
        name="withdraw"
        label={m.view.withdrawReason}
        hint={m.form.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={1000}
      />
      <FormActions>
        <Button type="submit" isPending={withdraw.busy}>
          {m.view.withdraw}
        </Button>
      </FormActions>
      <ConfirmDialog
        isOpen={asked}
        title={m.view.withdrawTitle}
        consequence={<p>{m.view.withdrawText}</p>}
        confirmText={m.view.withdraw}
        cancelText={m.view.cancel}
        tone="danger"
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          withdraw.run();
        }}
      />
    </Form>
  );
}
