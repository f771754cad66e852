import { Button, Callout, DescriptionList, saveText } from '@consentry/ui';
import { Letter } from './letter.tsx';
import type { Ordered } from './order-page.tsx';
import { useInspectionWords } from './words.ts';

/** Reference and code, shown once, with the letter that takes them to the processor. */
export function ReceiptCard({ ordered }: { readonly ordered: Ordered }) {
  const { m } = useInspectionWords();
  const { reference, code } = ordered.receipt;
  const save = () =>
    saveText(
      `${m.fileName}-${reference}.txt`,
      'text/plain',
      `${m.caseNumber}: ${ordered.order.case_number}\n${m.reference}: ${reference}\n${m.code}: ${code}\n`,
    );
  return (
    <>
      <Callout tone="ok" alert>
        <p>{m.orderedText}</p>
        <DescriptionList
          items={[
            { term: m.reference, detail: <strong className="a-code">{reference}</strong> },
            { term: m.code, detail: <strong className="a-code">{code}</strong> },
          ]}
        />
        <div className="a-actions">
          <Button icon="print" onPress={() => print()}>
            {m.print}
          </Button>
          <Button icon="file" onPress={save}>
            {m.keep}
          </Button>
        </div>
      </Callout>
      <Letter ordered={ordered} />
    </>
  );
}
