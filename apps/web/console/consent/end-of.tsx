import type { EndView } from '@consentry/contract';
import { Section, Table, Timeline, type TimelineEvent } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { useConsentWords } from './words.ts';

/** How often the end is looked at again till it is over, milliseconds. */
const LOOK_AGAIN_MS = 5000;

/** How far the end of a consent is, and what the devices signed of it. */
export function EndOf({ consent }: { readonly consent: string }) {
  const end = useQuery(
    `end ${consent}`,
    async (signal) => platform.consent.withdrawal({ consent }, { signal }),
    { every: LOOK_AGAIN_MS },
  );
  return <Loaded query={end}>{(view) => <End view={view} />}</Loaded>;
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
