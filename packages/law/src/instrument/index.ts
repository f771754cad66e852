export { type Citation, article, cite, clause, whole } from './citation.ts';
export {
  type Instrument,
  type InstrumentId,
  type InstrumentKind,
  type Reading,
  instruments,
} from './instruments.ts';
