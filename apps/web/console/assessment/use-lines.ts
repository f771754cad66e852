import type { AssessmentView, RunningConfiguration } from '@consentry/contract';
import { ObservedName, observedTexts } from '@consentry/law';
import { usePurposeWords } from '../purpose/words.ts';
import { PARTS } from './parts.ts';
import { useAssessmentWords } from './words.ts';

/** One matter of an assessment in words. */
export interface Line {
  readonly term: string;
  readonly text: string;
}

/** A configuration and an assessment in words, matter by matter in one order, so that two can be compared. */
export function useLines(): {
  readonly ofConfiguration: (configuration: RunningConfiguration) => readonly Line[];
  readonly ofContent: (of: Pick<AssessmentView, 'content' | 'after_incident'>) => readonly Line[];
  readonly ofAssessment: (view: AssessmentView) => readonly Line[];
} {
  const { m, pick, date, number } = useAssessmentWords();
  const { m: purposes } = usePurposeWords();
  const { places, audiences } = purposes.configuration;
  const listed = (items: readonly string[]) => (items.length === 0 ? m.nobody : items.join(' · '));
  const points = (value: number | null) => (value === null ? m.unknown : m.points(value));
  const ofContent = ({
    content,
    after_incident: incident,
  }: Pick<AssessmentView, 'content' | 'after_incident'>): readonly Line[] => [
    ...PARTS.flatMap((part) => {
      const { evidence, risk, residual_risk: residual } = content.parts[part];
      return [
        {
          term: m.part[part],
          text: `${m.risk} ${points(risk)} · ${m.residual} ${points(residual)} · ${listed(evidence.map(nameOf))}`,
        },
      ];
    }),
    { term: m.considers, text: listed(content.risks.map((risk) => m.risks[risk])) },
    { term: m.treatsTitle, text: listed(content.treats.map((matter) => m.treats[matter])) },
    {
      term: m.protectionTitle,
      text: listed(content.protection_is.map((quality) => m.protection[quality])),
    },
    {
      term: m.works,
      text: content.mitigation_works === null ? m.unknown : content.mitigation_works ? m.yes : m.no,
    },
    {
      term: m.bias,
      text:
        content.bias === null
          ? m.nobody
          : m.biasOf(
              date(content.bias.tested_on),
              content.bias.groups.map((group) => m.groups[group]).join(' · '),
            ),
    },
    { term: m.recipients, text: listed(content.recipient_organisation_ids) },
    { term: m.remaining, text: listed(content.remaining_risks.map(pick)) },
    ...(incident === null ? [] : [{ term: m.incident, text: incident }]),
  ];
  const nameOf = (id: string): string => {
    const observed = ObservedName.safeParse(id);
    return observed.success ? pick(observedTexts[observed.data]) : id;
  };
  return {
    ofConfiguration: (running) => [
      { term: m.algorithm, text: running.algorithm },
      { term: m.supplier, text: running.algorithm_supplier },
      { term: m.threshold, text: number(running.threshold) },
      { term: m.storage, text: places[running.storage_place] },
      { term: m.areas, text: running.capture_areas_digest.slice(0, 16) },
      { term: m.audience, text: listed(running.audience.map((one) => audiences[one])) },
    ],
    ofContent,
    ofAssessment: (view) => [{ term: m.mode, text: m.modes[view.mode] }, ...ofContent(view)],
  };
}
