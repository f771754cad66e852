export { killAmidst } from './kill-amidst.ts';
export { describeOnBoth } from './on-both.ts';
