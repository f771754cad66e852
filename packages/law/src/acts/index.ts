import type { z } from 'zod';
import type { OrganisationalAct } from '../act.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { activatePurpose } from './activate-purpose.ts';
import { changeNotice } from './change-notice.ts';
import { changePurpose } from './change-purpose.ts';
import { disclose } from './disclose.ts';
import { entrust } from './entrust.ts';
import { exportTemplate } from './export-template.ts';
import { extendRetention } from './extend-retention.ts';
import { goLive } from './go-live.ts';
import { install } from './install.ts';
import { resume } from './resume.ts';
import { train } from './train.ts';
import { transfer } from './transfer.ts';

/** Every organisational act by its name. */
export const organisationalActs = {
  activate_purpose: activatePurpose,
  change_notice: changeNotice,
  change_purpose: changePurpose,
  disclose,
  entrust,
  export_template: exportTemplate,
  extend_retention: extendRetention,
  go_live: goLive,
  install,
  resume,
  train,
  transfer,
} as const satisfies Readonly<Record<OrganisationalAct, unknown>>;

/** Acts of an organisation that the gate knows. */
export type OrganisationalActs = typeof organisationalActs;

/** What the gate is handed for an organisational act. */
export interface OrganisationalFacts<T> {
  readonly facts: PostureFacts;
  readonly target: T;
}

/** The target of an act. */
export type TargetOf<A extends keyof OrganisationalActs> = z.infer<OrganisationalActs[A]['target']>;
