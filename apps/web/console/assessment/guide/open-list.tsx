import {
  type Open,
  ObservedName,
  Hazard,
  MeasureName,
  QuestionName,
  guideMeasures,
  guideQuestions,
  hazardTexts,
  observedTexts,
  openTexts,
} from '@consentry/law';
import { Link } from '@consentry/ui';
import { hrefOf } from '../../../shared/router.tsx';
import { useGuideWords } from './words.ts';

/** What an open place is about, in words. */
export function useAbout(): (about: string) => string {
  const { m, pick } = useGuideWords();
  return (about) => {
    const hazard = Hazard.safeParse(about);
    if (hazard.success) return pick(hazardTexts[hazard.data].name);
    const measure = MeasureName.safeParse(about);
    if (measure.success) return pick(guideMeasures[measure.data].name);
    const question = QuestionName.safeParse(about);
    if (question.success) return pick(guideQuestions[question.data].text);
    const observed = ObservedName.safeParse(about);
    if (observed.success) return pick(observedTexts[observed.data]);
    return Object.entries(m.part).find(([part]) => part === about)?.[1] ?? about;
  };
}

/** What is open of one thing, under it. */
export function OpenHere({ open, about }: { readonly open: readonly Open[]; readonly about: string }) {
  const { pick } = useGuideWords();
  const here = open.filter((one) => one.about === about);
  if (here.length === 0) return null;
  return (
    <ul className="k-open">
      {here.map(({ code }) => (
        <li key={code}>{pick(openTexts[code])}</li>
      ))}
    </ul>
  );
}

export interface OpenListProps {
  readonly assessment: string;
  readonly open: readonly Open[];
}

/** All that is open, each with a way to it. */
export function OpenList({ assessment, open }: OpenListProps) {
  const { m, pick } = useGuideWords();
  const nameOf = useAbout();
  return (
    <ul className="k-open">
      {open.map(({ step, about, code }) => (
        <li key={`${step} ${about} ${code}`}>
          <Link href={hrefOf(['assessments', assessment, 'guide', step])}>{m.steps[step]}</Link>
          {about === '' ? '' : ` · ${nameOf(about)}`} · {pick(openTexts[code])}
        </li>
      ))}
    </ul>
  );
}
