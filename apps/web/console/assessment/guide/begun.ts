import type { AssessmentGuide, Evidence, GuideStep, MeasureName } from '@consentry/law';

type View = AssessmentGuide['views'][number];
type Test = Extract<Evidence, { readonly kind: 'test' }>;

/** A view that somebody is writing down. */
export interface BegunView {
  readonly group: string;
  readonly how: View['how'] | null;
  readonly day: string;
  readonly persons: number | null;
  readonly said: string;
}

/** A test that somebody is writing down. */
export interface BegunTest {
  readonly document: string;
  readonly day: string;
  readonly result: Test['result'] | null;
  readonly what: string;
}

/** Something to be mended that somebody is writing down. */
export interface BegunMend {
  readonly what: string;
  readonly who: string;
  readonly until: string;
}

/** Lines that are begun and not yet added. They stay while one goes from step to step. */
export interface Begun {
  readonly view: BegunView;
  readonly tests: Readonly<Partial<Record<MeasureName, BegunTest>>>;
  readonly mend: BegunMend;
}

export const NO_VIEW: BegunView = { group: '', how: null, day: '', persons: null, said: '' };
export const NO_TEST: BegunTest = { document: '', day: '', result: null, what: '' };
export const NO_MEND: BegunMend = { what: '', who: '', until: '' };
export const NOTHING_BEGUN: Begun = { view: NO_VIEW, tests: {}, mend: NO_MEND };

/** A line that is begun, and the field to go to. */
interface Left {
  readonly name: 'view' | 'test' | 'mend';
  readonly field: string;
}

/** Finds the lines of a step that are begun and not added. */
export function leftOf({ view, tests, mend }: Begun, step: GuideStep): readonly Left[] {
  switch (step) {
    case 'views':
      return isEmpty(view) ? [] : [{ name: 'view', field: 'view.said' }];
    case 'measures':
      return Object.entries(tests).flatMap(([measure, test]) =>
        isEmpty(test) ? [] : [{ name: 'test' as const, field: `${measure}.test.what` }],
      );
    case 'conclusion':
      return isEmpty(mend) ? [] : [{ name: 'mend', field: 'mend.what' }];
    default:
      return [];
  }
}

/** Whether nothing is begun. */
export function isEmpty(line: BegunView | BegunTest | BegunMend): boolean {
  return Object.values(line).every((value) => value === null || value === '');
}
