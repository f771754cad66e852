import { Callout, Link } from '@consentry/ui';
import { openEndedTerms } from '@consentry/law';
import { hrefOf } from '../../shared/router.tsx';
import { type Running, type Written, lintOf } from './notice-lint.ts';
import { longSentences } from './reading.ts';
import { useNoticeWords } from './words.ts';

export interface LintPanelProps {
  readonly written: Written;
  readonly running: Running;
}

/** What is to be mended in a notice, as it stands on the screen. */
export function LintPanel({ written, running }: LintPanelProps) {
  const { m, pick } = useNoticeWords();
  const found = lintOf(written, running);
  const texts = [...Object.values(written.document.texts), ...written.document.more];
  const long = longSentences(texts);
  const terms = texts.flatMap((text) => [text['zh-CN'], text.en]).flatMap(openEndedTerms);
  return (
    <aside className="k-stack" aria-label={m.lint}>
      <Callout tone={found.length === 0 ? 'ok' : 'problem'}>
        <h2>{m.lint}</h2>
        <output>
          <strong>{found.length === 0 ? m.lintNone : m.lintCount(found.length)}</strong>
        </output>
        <ul className="k-plain">
          {found.map(({ code, requirement, article, why, remedy }) => (
            <li key={`${code} ${why.en}`}>
              <Link href={hrefOf(['posture', requirement])}>
                {requirement} {pick(article)}
              </Link>
              <br />
              {pick(why)} {pick(remedy)}
            </li>
          ))}
        </ul>
        {terms.length === 0 ? null : (
          <p>
            {m.terms}: {[...new Set(terms)].join(' · ')}
          </p>
        )}
        <p className="k-soft">
          {running.configuration === null && running.flow === null ? m.unknownFlow : m.against} {m.lintText}
        </p>
      </Callout>
      <Callout tone={long.length === 0 ? 'ok' : 'note'}>
        <h2>{m.reading}</h2>
        {long.length === 0 ? <p>{m.readingNone}</p> : null}
        <ul className="k-plain">
          {long.map(({ language, text, length }) => (
            <li key={text} lang={language}>
              “{text}” ({language === 'en' ? m.words(length) : m.characters(length)})
            </li>
          ))}
        </ul>
        <p className="k-soft">{m.readingText}</p>
      </Callout>
    </aside>
  );
}
