import type { PurposeObserved } from '@consentry/contract';
import {
  type AssessmentGuide,
  type ObservedName,
  isPrefilled,
  observedTexts,
  observedWords,
} from '@consentry/law';
import { Button, DataTable, StatusChip } from '@consentry/ui';
import { told } from '../../frame/told.ts';
import { type StepProps, partiesOf, readNow } from './guide-state.ts';
import { useGuideWords } from './words.ts';

/** What the running system answers itself: read when, and whether it is still so. */
export function RunningStep({ written: { guide, recipients }, observed, change }: StepProps) {
  const { m } = useGuideWords();
  return (
    <>
      <Readings guide={guide} observed={observed} />
      <div>
        <Button
          icon="download"
          onPress={() => {
            change({
              guide: { ...guide, prefilled: readNow(observed) },
              recipients: [...new Set([...recipients, ...partiesOf(observed)])],
            });
            told.add('ok', m.readAgainDone);
          }}
        >
          {m.readAgain}
        </Button>
      </div>
    </>
  );
}

type Value = PurposeObserved['observed'][number]['value'];

export interface ReadingsProps {
  readonly guide: Pick<AssessmentGuide, 'prefilled'>;
  /** `null` where what runs now is not compared. */
  readonly observed: PurposeObserved | null;
}

/** Answers read from the system, beside what it shows now. */
export function Readings({ guide, observed }: ReadingsProps) {
  const { m, pick, time } = useGuideWords();
  const read = new Map(guide.prefilled.map((one) => [one.name, one]));
  const now = new Map(observed?.observed.map((one) => [one.name, one]));
  const names = new Set<ObservedName>([...read.keys(), ...now.keys()]);
  const rows = [...names]
    .filter(isPrefilled)
    .map((name) => ({ name, was: read.get(name), is: now.get(name) }));
  const words = (name: ObservedName, value: Value) => pick(observedWords(name, value));
  const chip = (was: Value | undefined, is: Value | undefined) => {
    if (is === undefined || is === null) return <StatusChip tone="plain">{m.notKnown}</StatusChip>;
    if (was === undefined) return <StatusChip tone="note">{m.notRead}</StatusChip>;
    return was === is ? (
      <StatusChip tone="ok">{m.same}</StatusChip>
    ) : (
      <StatusChip tone="problem">{m.changed}</StatusChip>
    );
  };
  return (
    <DataTable
      caption={m.readings}
      hidesCaption
      state="ready"
      loading={null}
      error={null}
      empty={null}
      rows={rows}
      rowId={({ name }) => name}
      columns={[
        {
          id: 'name',
          title: m.reading,
          cell: ({ name, was, is }) => (
            <>
              {pick(observedTexts[name])}
              <span className="k-soft k-code k-path">{was?.path ?? is?.path}</span>
            </>
          ),
        },
        {
          id: 'was',
          title: m.readValue,
          cell: ({ name, was }) => (was === undefined ? m.notRead : words(name, was.value)),
        },
        {
          id: 'at',
          title: m.readAt,
          cell: ({ was }) => (was === undefined ? '' : time(was.read_at)),
        },
        ...(observed === null
          ? []
          : [
              {
                id: 'is',
                title: m.nowValue,
                cell: ({ name, was, is }: (typeof rows)[number]) => (
                  <>
                    {is === undefined || is.value === null || was?.value === is.value
                      ? null
                      : `${words(name, is.value)} `}
                    {chip(was?.value, is?.value)}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
