import { Callout, Link, Section } from '@consentry/ui';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import type { TransferChoice } from './transfers.ts';

/** A transfer whose words are others than those consented to: nothing is passed on before the person decides. */
export function ChangedTransfer({ choice: { document } }: { readonly choice: TransferChoice }) {
  const { m, pick } = useWords();
  const href = useHref();
  return (
    <Callout tone="note">
      <p>
        <strong>{m.transfer.changed}</strong>
      </p>
      <p>{m.transfer.to(pick(document.recipient.name))}</p>
      <p>{m.transfer.changedText}</p>
      <p>
        <Link href={href('transfers', document.purpose, document.recipient.organisation_id)}>
          {m.held.decide}
        </Link>
      </p>
    </Callout>
  );
}

/** Transfers that nobody consented to here: to be read, and decided on by whoever wants to. */
export function OpenTransfers({ choices }: { readonly choices: readonly TransferChoice[] }) {
  const { m, pick } = useWords();
  const href = useHref();
  const open = choices.filter(({ state }) => state === 'open' || state === 'refused');
  if (open.length === 0) return null;
  return (
    <Section title={m.transfer.offered} lead={m.transfer.offeredText}>
      <ul className="m-rows">
        {open.map(({ digest, document: { purpose, recipient, texts }, state }) => (
          <li key={digest} className="m-row-head">
            <span>
              {pick(recipient.name)} · {pick(texts.purpose)}
              {state === 'refused' ? <span className="m-soft"> · {m.transfer.refused}</span> : null}
            </span>
            <Link href={href('transfers', purpose, recipient.organisation_id)}>{m.held.read}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
