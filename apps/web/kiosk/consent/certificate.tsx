import { certificateWords, type ErasureCertificate } from '@consentry/contract';
import { Disclosure } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';

/** What the device signs of the erasure, in plain words: what is certain, and what is not. */
export default function Certificate({ certificate }: { readonly certificate: ErasureCertificate }) {
  const { m, pick, time } = useWords();
  const { content, signature } = certificate;
  return (
    <Disclosure title={m.my.certificate}>
      <div className="k-stack" data-certificate={content.sequence}>
        <p>{m.my.certificateHead(content.level, time(content.erased_at))}</p>
        <ul className="k-list">
          {certificateWords(content).map((words) => (
            <li key={words.en}>{pick(words)}</li>
          ))}
        </ul>
        <p className="k-soft">
          {m.my.certificateMark(content.device_id, content.sequence, signature.slice(0, 16))}
        </p>
      </div>
    </Disclosure>
  );
}
