import type { IntegratorView } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { NewProgramPage } from './new-program-page.tsx';
import { useAccessWords } from './words.ts';

/** Programs that may ask the platform. */
export function IntegrationSection({ path: [what] }: SectionProps) {
  return what === 'new' ? <NewProgramPage /> : <Programs />;
}

function Programs() {
  const { m, time } = useAccessWords();
  const { can } = useSession();
  const [asks, setAsks] = useState<{
    readonly what: 'rotate' | 'revoke';
    readonly of: IntegratorView;
  } | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useAct(
    async (integrator: string) => platform.integrator.rotate({ integrator }),
    (made) => setSecret(made.secret),
  );
  const revoke = useAct(
    async (integrator: string) => platform.integrator.revoke({ integrator }),
    () => told.add('ok', m.revoked),
  );
  const add = can('integrator.add') ? (
    <Button icon="plus" look="solid" onPress={() => goTo(['integrations', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const scopesOf = ({ scopes }: IntegratorView) =>
    scopes.map((scope) => m.scopeNames[scope as keyof typeof m.scopeNames] ?? scope).join(' · ');
  const columns: readonly ListColumn<IntegratorView>[] = [
    { id: 'name', title: m.name, cell: ({ name }) => name, csv: ({ name }) => name },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => (
        <StatusChip tone={state === 'active' ? 'ok' : 'note'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => m.kinds[kind],
      csv: ({ kind }) => m.kinds[kind],
    },
    { id: 'scopes', title: m.scopes, cell: scopesOf, csv: ({ scopes }) => scopes.join(' ') },
    {
      id: 'sites',
      title: m.sites,
      cell: ({ sites }) => (sites.length === 0 ? m.allSites : m.sitesOf(sites.length)),
      csv: ({ sites }) => sites.join(' '),
    },
    {
      id: 'made',
      title: m.made,
      isNarrow: true,
      cell: (row) => time(row.made_at),
      csv: (row) => row.made_at,
    },
    {
      id: 'act',
      title: m.act,
      cell: (of) =>
        of.state === 'revoked' ? null : (
          <>
            {can('integrator.rotate') ? (
              <Button look="quiet" icon="key" onPress={() => setAsks({ what: 'rotate', of })}>
                {m.rotate}
              </Button>
            ) : null}
            {can('integrator.revoke') ? (
              <Button look="quiet" icon="trash" onPress={() => setAsks({ what: 'revoke', of })}>
                {m.revoke}
              </Button>
            ) : null}
          </>
        ),
    },
  ];
  const confirm = () => {
    if (asks?.what === 'rotate') rotate.run(asks.of.integrator);
    if (asks?.what === 'revoke') revoke.run(asks.of.integrator);
    setAsks(null);
  };
  const revokes = asks?.what === 'revoke';
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <p>
        <Link href="/v1/openapi.json">{m.reference}</Link>
      </p>
      <ProblemText trouble={rotate.trouble ?? revoke.trouble} />
      {secret === null ? null : (
        <SecretOnce
          secret={secret}
          label={m.secret}
          hint={m.secretHint}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
          doneText={m.done}
          onDone={() => setSecret(null)}
        />
      )}
      <ListPage
        caption={m.title}
        name="integrations"
        source={(signal) => platform.integrator.list({}, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ integrator }) => integrator}
        empty={{ title: m.none, text: m.noneText, action: add }}
      />
      <ConfirmDialog
        isOpen={asks !== null}
        title={revokes ? m.revokeTitle(asks.of.name) : m.rotateTitle}
        consequence={revokes ? m.revokeText : m.rotateText}
        confirmText={revokes ? m.revoke : m.rotate}
        cancelText={m.cancel}
        tone={revokes ? 'danger' : 'plain'}
        onCancel={() => setAsks(null)}
        onConfirm={confirm}
      />
    </SectionPage>
  );
}
