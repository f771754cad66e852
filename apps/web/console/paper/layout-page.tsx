import type { LayoutList } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Section, StatusChip, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { LayoutTry } from './layout-try.tsx';
import { usePaperWords } from './words.ts';

type Form = ReturnType<typeof LayoutList.parse>['forms'][number];
type Loaded = Form['loaded'][number] & Pick<Form, 'form' | 'title'>;

/** Layouts of authorities, in place of ours (docs/formats/paper.md). */
export function LayoutPage() {
  const { m } = usePaperWords();
  const { can } = useSession();
  return (
    <SectionPage title={m.layouts} lead={m.layoutsLead} trail={[{ text: m.title, to: ['papers'] }]}>
      {can('paper.supply') ? <LayoutTry /> : null}
      <Forms />
      <History />
    </SectionPage>
  );
}

async function readForms(signal?: AbortSignal): Promise<readonly Form[]> {
  return (await platform.paperLayout.list({}, signal === undefined ? {} : { signal })).forms;
}

function Forms() {
  const { m, pick } = usePaperWords();
  const save = useAct(
    async (form: Form['form']) => ({ form, ...(await platform.paperLayout.read({ form })) }),
    ({ form, layout }) =>
      saveText(`${form}.layout.json`, 'application/json', `${JSON.stringify(layout, null, 2)}\n`),
  );
  return (
    <Section title={m.everyForm} lead={m.everyFormLead}>
      <ProblemText trouble={save.trouble} />
      <ListPage
        caption={m.everyForm}
        name="layouts"
        source={readForms}
        columns={[
          {
            id: 'paper',
            title: m.paper,
            cell: ({ title, form }: Form) => (
              <a className="c-link" href={hrefOf(['papers', 'layouts', form])}>
                {pick(title)}
              </a>
            ),
            csv: ({ title }) => pick(title),
          },
          {
            id: 'counts',
            title: m.counts,
            cell: ({ counts: { official, province, version } }) => (
              <StatusChip tone={official ? 'ok' : 'note'}>
                {`${official ? m.official : m.ours}${province === null ? '' : m.province(province)} ${m.version(version)}`}
              </StatusChip>
            ),
            csv: ({ counts: { official, version } }) => `${official ? m.official : m.ours} ${version}`,
          },
          {
            id: 'download',
            title: m.download,
            isNarrow: true,
            cell: ({ form, title }) => (
              <Button look="quiet" icon="download" onPress={() => save.run(form)} isPending={save.busy}>
                {m.get}
                <span className="c-hidden"> {pick(title)}</span>
              </Button>
            ),
          },
        ]}
        rowId={({ form }) => form}
        empty={{ title: m.none, text: m.noneText }}
      />
    </Section>
  );
}

function History() {
  const { m, pick, time } = usePaperWords();
  const { can } = useSession();
  const [asked, setAsked] = useState<Loaded | null>(null);
  const end = useAct(
    async ({ form, province, version }: Loaded) => platform.paperLayout.end({ form, province, version }),
    () => told.add('ok', m.ended),
  );
  return (
    <Section title={m.loadedOnes} lead={m.loadedLead}>
      <ProblemText trouble={end.trouble} />
      <ListPage
        caption={m.loadedOnes}
        name="loaded layouts"
        source={async (signal) =>
          (await readForms(signal)).flatMap(({ form, title, loaded }) =>
            loaded.map((one) => ({ ...one, form, title })),
          )
        }
        columns={[
          {
            id: 'paper',
            title: m.paper,
            cell: ({ title }: Loaded) => pick(title),
            csv: ({ title }) => pick(title),
          },
          {
            id: 'version',
            title: m.layout,
            cell: ({ province, version }) =>
              `${m.version(version)}${province === null ? '' : m.province(province)}`,
            csv: ({ version }) => version,
          },
          {
            id: 'by',
            title: m.publishedBy,
            cell: ({ published_by, published_on }) => `${pick(published_by)} ${published_on}`,
            csv: ({ published_by }) => pick(published_by),
          },
          {
            id: 'at',
            title: m.loadedAt,
            isNarrow: true,
            cell: ({ loaded_at }) => time(loaded_at),
            csv: ({ loaded_at }) => loaded_at,
          },
          {
            id: 'state',
            title: m.state,
            isNarrow: true,
            cell: (one) =>
              one.ended_at !== null ? (
                <StatusChip tone="note">{m.endedOn(time(one.ended_at))}</StatusChip>
              ) : can('paper.load') ? (
                <Button look="quiet" onPress={() => setAsked(one)} isPending={end.busy}>
                  {m.end}
                </Button>
              ) : (
                <StatusChip tone="ok">{m.inUse}</StatusChip>
              ),
            csv: ({ ended_at }) => ended_at ?? '',
          },
        ]}
        rowId={({ form, province, version }) => `${form} ${province ?? ''} ${version}`}
        empty={{ title: m.noneLoaded, text: m.noneLoadedText }}
      />
      <ConfirmDialog
        isOpen={asked !== null}
        title={m.endTitle}
        consequence={m.endText}
        confirmText={m.end}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) end.run(asked);
          setAsked(null);
        }}
      />
    </Section>
  );
}
