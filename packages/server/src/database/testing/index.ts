export { killAmidst } from './kill-amidst.ts';
export { describeOnBoth } from './on-both.ts';
export { ENGINE, type TestDatabase, makeTestDatabase } from './test-database.ts';
export { countRows, textsIn } from './read-tables.ts';
export { type Received, type Receiver, startReceiver } from '../../outgoing/testing/receiver.ts';
