import type { PublishedNotice, RulesView } from '@consentry/contract';
import { Disclosure, StatusChip } from '@consentry/ui';
import { useWords } from '../words.ts';

type Rule = RulesView['rules'][number];
type Document = PublishedNotice['document'];

const ITEMS = [
  'purpose',
  'method',
  'kinds',
  'necessity',
  'impact',
  'rights_ways',
  'rights_procedure',
  'after_expiry',
] as const;

/**
 * The words of a notice, in the order of § 第五条第一款, with what is other than in the one before.
 *
 * @param before the notice that was consented to; `null` for none
 */
export function NoticeText({ rule, before }: { readonly rule: Rule; readonly before: Document | null }) {
  const { m, pick } = useWords();
  const days = before?.told.retention_days;
  const oldPlace = before?.told.storage_place;
  return (
    <div className="m-notice">
      {ITEMS.flatMap((item) => {
        const now = rule.texts[item];
        const old = before?.texts[item] ?? null;
        if (now === null) return [];
        return [
          <Item
            key={item}
            title={m.decide.items[item]}
            now={pick(now)}
            before={old === null || before === null ? null : pick(old)}
            known={before !== null}
          />,
        ];
      })}
      {rule.retention_days === null ? null : (
        <Item
          title={m.decide.retention}
          now={m.decide.retentionText(rule.retention_days)}
          before={days === undefined || days === null ? null : m.decide.retentionText(days)}
          known={before !== null}
        />
      )}
      {rule.storage_place === null ? null : (
        <Item
          title={m.decide.place}
          now={m.decide.storage[rule.storage_place]}
          before={oldPlace === undefined || oldPlace === null ? null : m.decide.storage[oldPlace]}
          known={before !== null}
        />
      )}
      {rule.recipient_organisation_ids.length === 0 ? null : (
        <Item
          title={m.decide.recipient}
          now={rule.recipient_organisation_ids.join(' · ')}
          before={before?.told.recipient_organisation_ids.join(' · ') ?? null}
          known={before !== null}
        />
      )}
      <Item
        title={m.decide.processor}
        now={`${pick(rule.processor.name)} · ${rule.processor.contact}`}
        before={before === null ? null : `${pick(before.processor.name)} · ${before.processor.contact}`}
        known={before !== null}
      />
      {rule.more.length === 0 ? null : (
        <section>
          <h3>{m.decide.more}</h3>
          {rule.more.map((paragraph) => (
            <p key={paragraph.en}>{pick(paragraph)}</p>
          ))}
        </section>
      )}
    </div>
  );
}

interface ItemProps {
  readonly title: string;
  readonly now: string;
  readonly before: string | null;
  /** Whether there is a notice to compare with. */
  readonly known: boolean;
}

function Item({ title, now, before, known }: ItemProps) {
  const { m } = useWords();
  const changed = known && before !== now;
  return (
    <section data-changed={changed}>
      <h3>
        {title} {changed ? <StatusChip tone="note">{m.decide.changed}</StatusChip> : null}
      </h3>
      <p>{now}</p>
      {changed && before !== null ? (
        <Disclosure title={m.decide.wasBefore}>
          <p>{before}</p>
        </Disclosure>
      ) : null}
    </section>
  );
}
