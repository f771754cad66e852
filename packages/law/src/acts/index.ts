import type { z } from 'zod';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { changeNotice } from './change-notice.ts';
import { exportTemplate } from './export-template.ts';
import { goLive } from './go-live.ts';
import { install } from './install.ts';

/** Every organisational act by its name. */
export const organisationalActs = {
  change_notice: changeNotice,
  export_template: exportTemplate,
  go_live: goLive,
  install,
} as const;

/** Acts of an organisation that the gate knows. */
export type OrganisationalActs = typeof organisationalActs;

/** What the gate is handed for an organisational act. */
export interface OrganisationalFacts<T> {
  readonly facts: PostureFacts;
  readonly target: T;
}

/** The target of an act. */
export type TargetOf<A extends keyof OrganisationalActs> = z.infer<OrganisationalActs[A]['target']>;
