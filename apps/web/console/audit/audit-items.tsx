import { AUDIT_ITEMS, type AuditView, RecordAuditItem } from '@consentry/contract';
import { useState } from 'react';
import { Button, Section, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useItemName } from './use-item-name.ts';
import { useAuditWords } from './words.ts';
import './audit.css';

const NUMBERS = Array.from({ length: AUDIT_ITEMS }, (_, index) => index + 1);

interface Props {
  readonly read: AuditView;
}

/** The items of the guideline, each with evidence, a gap, or nothing yet. */
export function AuditItems({ read }: Props) {
  const { m } = useAuditWords();
  const { can, staff } = useSession();
  const [chosen, setChosen] = useState<number | null>(null);
  const records = read.state === 'planned' && read.auditor === staff && can('audit.record');
  return (
    <Section title={m.items} lead={m.itemsLead}>
      <ol className="k-plain">
        {NUMBERS.map((item) => (
          <li key={item} className="k-audit-item">
            {chosen === item ? (
              <ItemForm read={read} item={item} onEnd={() => setChosen(null)} />
            ) : (
              <Item read={read} item={item} onRecord={records ? () => setChosen(item) : null} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface ItemProps extends Props {
  readonly item: number;
  readonly onRecord: (() => void) | null;
}

function Item({ read, item, onRecord }: ItemProps) {
  const { m, number, time } = useAuditWords();
  const nameOf = useItemName();
  const found = read.items.find((one) => one.item === item);
  return (
    <>
      <div className="k-audit-head">
        <h3>{nameOf(item)}</h3>
        {found === undefined ? (
          <StatusChip tone="plain">{m.open}</StatusChip>
        ) : (
          <StatusChip tone={found.result === 'gap' ? 'problem' : 'ok'}>{m.results[found.result]}</StatusChip>
        )}
        {onRecord === null ? null : (
          <Button look="quiet" icon="edit" onPress={onRecord}>
            {found === undefined ? m.record : m.again} {m.item(number(item))}
          </Button>
        )}
      </div>
      {found === undefined ? null : (
        <>
          <p>{found.text}</p>
          <p className="k-soft">
            {found.evidence.length === 0 ? null : `${m.evidence}: ${found.evidence.join(' · ')} · `}
            <StaffName id={found.recorded_by} /> {time(found.recorded_at)}
          </p>
        </>
      )}
    </>
  );
}

function ItemForm({ read, item, onEnd }: Props & { readonly item: number; readonly onEnd: () => void }) {
  const { m } = useAuditWords();
  const nameOf = useItemName();
  const { audit, items } = read;
  const found = items.find((one) => one.item === item);
  const record = useAct(
    async (given: RecordAuditItem) =>
      platform.audit.record({ audit, item: String(item), ...given }, { ifMatch: read }),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  return (
    <>
      <h3>{nameOf(item)}</h3>
      <SchemaForm
        schema={RecordAuditItem}
        {...(found === undefined
          ? {}
          : { before: { result: found.result, text: found.text, evidence: found.evidence } })}
        names={m.names}
        saveText={m.save}
        cancelText={m.cancel}
        act={record}
        onSave={record.run}
        onCancel={onEnd}
      />
    </>
  );
}
