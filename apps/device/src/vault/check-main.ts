import { checkStore } from '@consentry/vault';
import { runTask } from './run-task.ts';

/** `consentry vault check`, in a process of its own. */
await runTask(checkStore);
