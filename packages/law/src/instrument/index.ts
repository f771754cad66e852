export { type Citation, article, cite, clause, whole } from './citation.ts';
export { instrumentOf, parseCitation, renderCitation, renderCitations } from './citation-text.ts';
export {
  type Instrument,
  type InstrumentId,
  type InstrumentKind,
  type InstrumentReading,
  instruments,
} from './instruments.ts';
export { type LiftRule, type LiftedBy, liftTable, mayLift } from './lift-table.ts';
export { isNamed, sourceLifts } from './lifting-source.ts';
export {
  type MeasuresArticle,
  type MeasuresParagraph,
  type TextSource,
  type Verification,
  measures,
  textSources,
} from './measures.ts';
export { textOf } from './measures-text.ts';
