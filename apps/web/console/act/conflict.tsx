export { type Compared, Conflict } from '../../shared/act/conflict.tsx';
