import type { z } from 'zod';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { exportTemplate } from './export-template.ts';

/** Every organisational act by its name. */
export const organisationalActs = {
  export_template: exportTemplate,
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
