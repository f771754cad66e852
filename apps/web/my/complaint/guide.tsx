import type { ComplaintGuide } from '@consentry/contract';
import { useWords } from '../words.ts';

/** Where else to complain: the authorities first, then our other channels (§ 第十七条). */
export function Guide({ guide }: { readonly guide: ComplaintGuide | null }) {
  const { m, pick } = useWords();
  if (guide === null) return <p>{m.complaint.noGuide}</p>;
  return (
    <div className="m-stack">
      <ul className="m-rows">
        {guide.authorities.map(({ channel, name, address }) => (
          <li key={channel}>
            <p>
              <strong>{pick(name)}</strong>
            </p>
            <p>
              <Address address={address} />
            </p>
          </li>
        ))}
      </ul>
      {guide.own.length === 0 ? null : (
        <>
          <h3>{m.complaint.ownChannels}</h3>
          <ul className="m-rows">
            {guide.own.map(({ kind, address }) => (
              <li key={`${kind} ${address}`}>
                <Address address={address} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** An address that a phone can call or open; anything else stays a text. */
function Address({ address }: { readonly address: string }) {
  if (/^https:\/\/\S+$/.test(address)) {
    return (
      <a className="c-link" href={address} target="_blank" rel="noreferrer">
        {address}
      </a>
    );
  }
  if (/^\+?[\d -]{3,20}$/.test(address)) {
    return (
      <a className="c-link" href={`tel:${address.replaceAll(' ', '')}`}>
        {address}
      </a>
    );
  }
  return address;
}
