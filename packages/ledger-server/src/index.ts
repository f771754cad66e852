export { closeLog } from './close-log.ts';
export { damageOf } from './ledger-damage.ts';
export { ledgerFigures } from './ledger-figures.ts';
export { LedgerKeeper } from './ledger-keeper.ts';
export { LEDGER_PROBLEMS } from './ledger-problems.ts';
export type { LedgerMeans } from './ledger-means.ts';
export { type LedgerAction, ledgerRoutes } from './ledger-routes.ts';
export type { LedgerSource, OwnKey, Told } from './ledger-source.ts';
export type { LedgerTables, Read, Write } from './ledger-tables.ts';
export { MEANING, UNDER } from './ledger-texts.ts';
export { entryView, ledgerView } from './ledger-view.ts';
export type { Ledger } from './open-ledger.ts';
export { bundleCheckpoint, packBundle } from './pack-bundle.ts';
export { holdPlaces } from './place-order.ts';
export {
  lastCheckpoint,
  type Published,
  signedOnlyBy,
  watchedCheckpoint,
} from './read-checkpoints.ts';
export { evidenceFile, findEntry, listEntries, type PlacedEntry } from './read-entries.ts';
export { readRecheck, RECHECK_EVERY_MS, tilesOfPart } from './recheck.ts';
export { countEntries, sequenceEvents } from './sequence-events.ts';
export { checkStopped, closeStopped, type LogHome, type StoppedServer } from './stopped-ledger.ts';
export { witnessStandings } from './witness/standing-store.ts';
export { witnessRoutes } from './witness/witness-routes.ts';
export { asked, policyInForce } from './witness/witness-store.ts';
