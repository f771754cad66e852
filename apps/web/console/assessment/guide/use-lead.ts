import { GuideStep, MeasureName, type Open } from '@consentry/law';
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import { goTo } from '../../../shared/router.tsx';

/** Each thing of which something is open has its list in its card (`OpenHere`). */
const PLACES = '[data-open-of]';

export interface LeadOf {
  readonly assessment: string;
  readonly step: GuideStep;
  /** The question, hazard or measure that the address names. */
  readonly about: string | undefined;
  readonly open: readonly Open[];
  /** Of the step: it takes the focus when the step comes. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Leads whoever writes from one open thing to the next. */
export interface Lead {
  /** Notes in which card somebody is. */
  readonly noteFocus: (event: FocusEvent) => void;
  /** To the next open thing on the page, then to the next step that has one, and from the last one to the first. */
  readonly toNext: () => void;
}

/** Whose steps were shown last: from step to step the heading of the page says nothing new. */
let last: string | null = null;

export function useLead({ assessment, step, about, open, heading }: LeadOf): Lead {
  const card = useRef<Element | null>(null);
  useEffect(() => {
    const place =
      about === undefined ? null : document.querySelector(`[data-open-of="${CSS.escape(about)}"]`);
    if (place !== null) show(place);
    else if (last === assessment) toHeading(heading.current);
    last = assessment;
  }, [assessment, about, heading]);
  return {
    noteFocus: ({ target }) => {
      card.current = target.closest('.c-card') ?? card.current;
    },
    toNext: () => {
      const places = [...document.querySelectorAll(PLACES)];
      const next = places.find((place) => isAfter(card.current, place));
      const at = GuideStep.options.indexOf(step);
      const others = [...GuideStep.options.slice(at + 1), ...GuideStep.options.slice(0, at)];
      const other = others.flatMap((one) => firstOf(open, one) ?? [])[0];
      const place = next ?? (other === undefined ? places[0] : undefined);
      if (place !== undefined) show(place);
      else if (other === undefined) toHeading(heading.current);
      else
        goTo(['assessments', assessment, 'guide', other.step, ...(other.about === '' ? [] : [other.about])]);
    },
  };
}

/** The open thing that stands first on the page of a step: measures are above what is asked of all of them. */
function firstOf(open: readonly Open[], step: GuideStep): Open | undefined {
  const here = open.filter((one) => one.step === step);
  return here.find(({ about }) => MeasureName.safeParse(about).success) ?? here[0];
}

function show(place: Element): void {
  const card = place.closest('.c-card');
  card?.scrollIntoView({ block: 'start' });
  card?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}

function toHeading(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

/** Whether a place comes after the card that somebody was in; they were in none once the step is another. */
function isAfter(card: Element | null, place: Element): boolean {
  if (card === null || !card.isConnected) return true;
  return (
    !card.contains(place) && (card.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}
