import type { EndView } from '@consentry/contract';
import { Button, Section, Table, Timeline, type TimelineEvent } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { useConsentWords } from './words.ts';

/** How far the end of a consent is, and what the devices signed of it. */
export function EndOf({ consent }: { readonly consent: string }) {
  const { m } = useConsentWords();
  const end = useQuery(`end ${consent}`, async (signal) =>
    platform.consent.withdrawal({ consent }, { signal }),
  );
  return (
    <Loaded query={end}>
      {(view) => (
        <>
          <End view={view} />
          {view.erased === null ? (
            <div>
              <Button icon="refresh" onPress={end.reload} isPending={end.loading}>
                {m.again}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function End({ view: { accepted, effective, erased, certificates } }: { readonly view: EndView }) {
  const { m, time } = useConsentWords();
  const step = (id: 'effective' | 'erased', at: string | undefined, detail: string): TimelineEvent => ({
    id,
    at: at === undefined ? m.ahead : time(at),
    instant: at ?? '',
    title: m.steps[id],
    detail,
    tone: at === undefined ? 'plain' : 'ok',
    isAhead: at === undefined,
  });
  return (
    <Section title={m.end}>
      <Timeline
        label={m.end}
        events={[
          {
            id: 'accepted',
            at: time(accepted.at),
            instant: accepted.at,
            title: m.steps.accepted,
            detail: `${m.endReasons[accepted.reason]} · ${m.by[accepted.by]}`,
            tone: 'ok',
          },
          step('effective', effective?.at, effective === null ? '' : m.effectiveReasons[effective.reason]),
          step('erased', erased?.at, erased === null ? '' : m.erasedReasons[erased.reason]),
        ]}
      />
      {erased?.reason === 'nothing_held' ? null : (
        <Table
          caption={m.certificates}
          columns={[m.device, m.erasedAt]}
          rows={certificates.map(({ content: { device_id, erased_at } }) => ({
            id: device_id,
            cells: [device_id, time(erased_at)],
          }))}
          empty={m.certificatesNone}
        />
      )}
    </Section>
  );
}
