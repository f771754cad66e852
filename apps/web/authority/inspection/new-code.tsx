import type { InspectionView } from '@consentry/contract';
import { useState } from 'react';
import { Button } from '@consentry/ui';
import { authority } from '../api.ts';
import type { Ordered } from './order-page.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { useConfirmed, useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';

/** A new code for a letter that was lost; the one before opens nothing any more. */
export function NewCode({ read }: { readonly read: InspectionView }) {
  const { m } = useInspectionWords();
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const { inspection, case_number, region, processor, scope, text, basis, answer_by, complaint, log_key } =
    read;
  const renew = useStep(
    read,
    async (seen) => authority.inspection.renewCode({ inspection }, { ifMatch: seen }),
    { mine: [], shown: () => [] },
    (receipt) =>
      setOrdered({
        receipt,
        order: { case_number, region, processor, scope, text, basis, answer_by, complaint, log_key },
      }),
  );
  const confirm = useConfirmed(
    { title: m.renewTitle, consequence: m.renewText, confirm: m.renewCode },
    renew.run,
  );
  if (ordered !== null) {
    return (
      <>
        <h2>{m.renewed}</h2>
        <ReceiptCard ordered={ordered} />
      </>
    );
  }
  return (
    <>
      {renew.asks}
      <div className="a-actions">
        <Button icon="key" onPress={confirm.ask} isPending={renew.busy}>
          {m.renewCode}
        </Button>
      </div>
      {confirm.dialog}
    </>
  );
}
