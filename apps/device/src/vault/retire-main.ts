import { retireStore } from '@consentry/vault';
import { runTask } from './run-task.ts';

/** `consentry vault retire`, in a process of its own. */
await runTask(retireStore);
