import {
  IncidentItem,
  IncidentSummaryPart,
  NoticeContent,
  incidentItemTexts,
  incidentSummaryTexts,
} from '@consentry/law';
import type { ReportedIncident } from '@consentry/contract';
import { type DescriptionItem, DescriptionList } from '@consentry/ui';
import { useIncidentWords } from './words.ts';

/** What was reported: counts, times and the words of each item, as they came. */
export function Reported({ of }: { readonly of: ReportedIncident }) {
  const { m, time, date, number, pair, pick } = useIncidentWords();
  const words = (text: string) => <p className="a-words">{text}</p>;
  const { persons, minors, faces, told, notice, summary, handling_ended_on, grade } = of;
  const yesNo = faces ? m.yes : m.no;
  const maybe = (term: string, at: string | null): DescriptionItem[] =>
    at === null ? [] : [{ term, detail: time(at) }];
  const items: DescriptionItem[] = [
    { term: m.kind, detail: m.kinds[of.kind] },
    { term: m.certainty, detail: m.certainties[of.certainty] },
    { term: m.grade, detail: m.grades[grade ?? 'none'] },
    { term: m.known, detail: time(of.known_at) },
    { term: m.faces, detail: faces === null ? m.unknown : yesNo },
    {
      term: m.persons,
      detail:
        persons.at_most === null
          ? m.personsFrom(number(persons.at_least))
          : m.personsBetween(number(persons.at_least), number(persons.at_most)),
    },
    { term: m.minors, detail: minors === null ? m.unknown : number(minors) },
    ...maybe(m.remedied, of.remedied_at),
    ...maybe(m.contained, of.contained_at),
    ...IncidentItem.options.map((item) => ({
      term: pick(incidentItemTexts[item]),
      detail: of.items[item] === null ? m.unknown : words(of.items[item]),
    })),
    ...(told === null
      ? []
      : [
          {
            term: m.told,
            detail: [
              m.toldCounts(number(told.persons), number(told.guardians)),
              ...(told.public_warning ? [m.toldPublic] : []),
              time(told.last_at),
            ].join(' · '),
          },
        ]),
    ...(notice === null
      ? []
      : NoticeContent.options.map((name) => ({
          term: pair(m.notice, m.contents[name]),
          detail: words(pick(notice[name])),
        }))),
    ...(handling_ended_on === null ? [] : [{ term: m.ended, detail: date(handling_ended_on) }]),
    ...(summary === null
      ? []
      : IncidentSummaryPart.options.map((part) => ({
          term: pick(incidentSummaryTexts[part]),
          detail: words(summary[part]),
        }))),
    { term: m.contact, detail: of.contact },
  ];
  return <DescriptionList items={items} />;
}
