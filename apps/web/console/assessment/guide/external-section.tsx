import type { AssessmentGuide } from '@consentry/law';
import { Section } from '@consentry/ui';
import { externalLines } from './use-guide-lines.ts';
import { useGuideWords } from './words.ts';

/** Who from outside took part. */
export function ExternalSection({ guide }: { readonly guide: AssessmentGuide }) {
  const { m } = useGuideWords();
  const lines = externalLines(guide);
  return (
    <Section title={m.external}>
      {lines.length === 0 ? (
        <p>{m.noExternal}</p>
      ) : (
        <ul className="k-plain">
          {lines.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
