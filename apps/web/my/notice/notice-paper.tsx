import { useWords } from '../words.ts';

/** The notice in force as a paper to keep, for anybody. */
export function NoticePaper({ purpose }: { readonly purpose: string }) {
  const { m, language } = useWords();
  return (
    <p>
      <a
        className="c-link"
        href={`/v1/rules/${purpose}/paper?format=pdf&language=${language}`}
        download={`consentry-notice-${purpose}.pdf`}
      >
        {m.decide.pdf}
      </a>
    </p>
  );
}
