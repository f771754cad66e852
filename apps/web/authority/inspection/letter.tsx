import type { BiText } from '@consentry/law';
import { type Language, formatsOf } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import type { Ordered } from './order-page.tsx';
import { provisionText } from './provisions.ts';
import { useCivilToday } from './use-civil-today.ts';
import './letter.css';

const WORDS = { 'zh-CN': zhCN.letter, en: en.letter };

interface OfLetter {
  readonly ordered: Ordered;
  /** Name of the department that orders. */
  readonly from: BiText;
}

/** The letter to the processor, as it is printed: the Chinese text, then a gloss. */
export function Letter({ ordered }: { readonly ordered: Ordered }) {
  const { department } = useSession();
  const departments = useQuery('departments', async (signal) => authority.department.list({}, { signal }));
  return (
    <Loaded query={departments}>
      {({ departments: all }) => {
        const from = all.find((one) => one.department === department)?.name ?? NOBODY;
        return (
          <div className="a-letter">
            <Sheet language="zh-CN" ordered={ordered} from={from} />
            <Sheet language="en" ordered={ordered} from={from} />
          </div>
        );
      }}
    </Loaded>
  );
}

const NOBODY: BiText = { 'zh-CN': '', en: '' };

function Sheet({ language, ordered: { order, receipt }, from }: OfLetter & { readonly language: Language }) {
  const m = WORDS[language];
  const { date, fullDate, list } = formatsOf(language);
  const { scope } = order;
  const today = useCivilToday();
  const basis = list(order.basis.map((line) => provisionText(line)[language]));
  const all = (lines: readonly string[]) => (lines.length === 0 ? m.all : list(lines));
  const facts = [
    [m.caseNumber, order.case_number],
    [m.scope, m.days(date(scope.from), date(scope.until))],
    [m.sites, all(scope.sites)],
    [m.purposes, all(scope.purposes)],
    [m.text, order.text],
    [m.by, fullDate(order.answer_by)],
  ];
  return (
    <article className="a-sheet" lang={language}>
      <h2>{m.title}</h2>
      <p>
        {m.to} {order.processor}
      </p>
      <p>{m.opening(from[language], basis)}</p>
      <Facts facts={facts} />
      <h3>{m.how}</h3>
      <ol>
        <li>{m.open(`${location.origin}/report/#/order`)}</li>
        <li>{m.handIn}</li>
        <li>{m.then}</li>
      </ol>
      <Facts
        facts={[
          [m.reference, receipt.reference],
          [m.code, receipt.code],
        ]}
      />
      <p>{m.secret}</p>
      <p>
        <strong>{m.never}</strong>
      </p>
      <p className="a-signed">
        {from[language]} {m.seal}
        <br />
        {date(today)}
      </p>
      <p className="a-layout">{m.layout}</p>
    </article>
  );
}

function Facts({ facts }: { readonly facts: ReadonlyArray<readonly string[]> }) {
  return (
    <dl>
      {facts.map(([term = '', detail = '']) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="a-words">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
