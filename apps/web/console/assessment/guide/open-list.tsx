import {
  GuideStep,
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
import type { ReactNode } from 'react';
import { Disclosure, Link } from '@consentry/ui';
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
    <ul className="k-open" data-open-of={about}>
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

/** All that is open, step by step and thing by thing, each with a way to it. */
export function OpenList({ assessment, open }: OpenListProps) {
  const { m, pick } = useGuideWords();
  const nameOf = useAbout();
  return GuideStep.options.flatMap((step) => {
    const here = open.filter((one) => one.step === step);
    if (here.length === 0) return [];
    const things = [...new Set(here.map(({ about }) => about))];
    const codesOf = (thing: string) =>
      here.filter(({ about }) => about === thing).map(({ code }) => pick(openTexts[code]));
    return (
      <div key={step} className="k-open-step">
        <Link href={hrefOf(['assessments', assessment, 'guide', step])}>{m.steps[step]}</Link>{' '}
        <span className="k-soft">{m.open(here.length)}</span>
        <Details isOpen={open.length <= SHOWN_MAX} title={m.showOpen(m.steps[step])}>
          <ul className="k-open">
            {things.map((thing) => (
              <li key={thing}>
                {thing === '' ? null : (
                  <>
                    <Link href={hrefOf(['assessments', assessment, 'guide', step, thing])}>
                      {nameOf(thing)}
                    </Link>
                    {' · '}
                  </>
                )}
                {codesOf(thing).join(' · ')}
              </li>
            ))}
          </ul>
        </Details>
      </div>
    );
  });
}

/** So many are shown at once; of more, each step is opened by itself. */
const SHOWN_MAX = 12;

interface DetailsProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
}

function Details({ isOpen, title, children }: DetailsProps) {
  return isOpen ? children : <Disclosure title={title}>{children}</Disclosure>;
}
