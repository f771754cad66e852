import { Button, Callout, DescriptionList, Link, saveText } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';
import { Letter } from './letter.tsx';
import type { Ordered } from './order-page.tsx';
import { useInspectionWords } from './words.ts';

/** Reference and code, shown once, with the letter that takes them to the processor. */
export function ReceiptCard({ ordered }: { readonly ordered: Ordered }) {
  const { m } = useInspectionWords();
  const { inspection, reference, code } = ordered.receipt;
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
        <p>
          <Link href={hrefOf(['inspections', inspection])}>{m.toInspection}</Link>
        </p>
      </Callout>
      <Letter ordered={ordered} />
    </>
  );
}
