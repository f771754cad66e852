import { renewStore } from '@consentry/vault';
import { runTask } from './run-task.ts';

/** `consentry vault renew`, in a process of its own. */
await runTask(renewStore);
