import type { TransferNoticeDocument } from '@consentry/contract';
import { useWords } from '../words.ts';

/** The words of a notice of a transfer: who receives what, for what, how, and where (《个人信息保护法》第二十三条). */
export function TransferText({ document }: { readonly document: TransferNoticeDocument }) {
  const { m, pick } = useWords();
  const { recipient, processor, texts } = document;
  const items = [
    [m.transfer.recipient, `${pick(recipient.name)} · ${recipient.contact}`],
    [m.transfer.purpose, pick(texts.purpose)],
    [m.transfer.kinds, pick(texts.kinds)],
    [m.transfer.method, pick(texts.method)],
    [m.transfer.place, pick(texts.place)],
    [m.transfer.processor, `${pick(processor.name)} · ${processor.contact}`],
  ] as const;
  return (
    <div className="m-notice">
      {items.map(([title, text]) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
