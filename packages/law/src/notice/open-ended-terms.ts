/** Words that open an end (R06.12): the search that `open_ended_terms` counts by. */
const OPEN_ENDED = /无期限|不可撤销|任意转授权|永久|perpetual|irrevocable/gi;

/** Finds the words of a text that open an end, as they stand in it. */
export function openEndedTerms(text: string): readonly string[] {
  return [...text.matchAll(OPEN_ENDED)].map(([term]) => term);
}
