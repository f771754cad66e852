import type {
  AssessmentView,
  CheckpointView,
  ConfigurationView,
  DeviceView,
  LatestFacts,
  NoticeEntry,
  PurposeEntry,
  PurposeView,
  SiteView,
  StaffRole,
  StaffView,
} from '@consentry/contract';
import { ConsentryProblem } from '@consentry/sdk';
import { platform } from '../../shared/api/platform.ts';
import type { SignedIn } from '../session.tsx';
import { organisationIsTold, purposeIsTold } from './first-facts.ts';

/** What the platform holds of a first door; `null` what whoever looks may not read. */
export interface SetUpState {
  readonly staff: readonly StaffView[] | null;
  readonly facts: LatestFacts | null;
  readonly purposes: readonly PurposeEntry[];
  /** The purpose that is set up: that of the address, else the first that has not ended. */
  readonly purpose: PurposeView | null;
  readonly assessments: readonly AssessmentView[] | null;
  readonly configuration: ConfigurationView | null;
  readonly notices: readonly NoticeEntry[] | null;
  readonly checkpoints: readonly CheckpointView[] | null;
  readonly sites: readonly SiteView[];
  readonly devices: readonly DeviceView[];
}

/** Steps from nothing to a lawful first door, in their order. */
export const STEPS = [
  'staff',
  'organisation',
  'purpose',
  'siting',
  'alternatives',
  'assessment',
  'notice',
  'device',
  'activation',
] as const;
export type StepId = (typeof STEPS)[number];

/** Who does a step; several roles where it takes two of them. */
export const DONE_BY: Readonly<Record<StepId, readonly StaffRole[]>> = {
  staff: ['admin'],
  organisation: ['dpo'],
  purpose: ['dpo'],
  siting: ['installer', 'admin', 'dpo'],
  alternatives: ['dpo'],
  assessment: ['dpo'],
  notice: ['dpo'],
  device: ['installer', 'dpo'],
  activation: ['dpo', 'admin'],
};

/** How many of each duty four eyes need. */
export const NEEDED: ReadonlyArray<readonly [StaffRole, number]> = [
  ['admin', 1],
  ['dpo', 2],
  ['installer', 1],
];

/** Steps that a purpose can begin without. */
const OPTIONAL: readonly StepId[] = ['device'];

/** Counts who has a duty and can sign in. */
export function countOf(staff: readonly StaffView[], role: StaffRole): number {
  return staff.filter(({ roles, state }) => state === 'active' && roles.includes(role)).length;
}

/** Tells which steps are done, by what the platform holds and nothing else. */
export function doneSteps(state: SetUpState): Readonly<Record<StepId, boolean>> {
  const { staff, facts, purpose, assessments, notices, checkpoints, sites, devices } = state;
  const began = purpose !== null && purpose.state !== 'draft' && purpose.state !== 'proposed';
  const of = purpose?.version ?? 0;
  return {
    // Whoever may not count colleagues is one of them: then nothing here is theirs to do.
    staff: staff === null || NEEDED.every(([role, need]) => countOf(staff, role) >= need),
    organisation: facts === null || organisationIsTold(facts.facts),
    purpose: purpose !== null,
    siting: sites.some(({ approved_at }) => approved_at !== null),
    alternatives: checkpoints?.some(({ face_usable }) => face_usable) ?? began,
    assessment: assessments?.some((one) => one.state === 'approved' && one.purpose_version === of) ?? began,
    notice: notices?.some((one) => one.state === 'in_force' && one.document.purpose_version === of) ?? began,
    device: devices.some((one) => one.state === 'approved'),
    activation: purpose?.state === 'active',
  };
}

/** The first step that is still to be done; `null` when the purpose is in force. */
export function nextStep(done: Readonly<Record<StepId, boolean>>): StepId | null {
  if (done.activation) return null;
  return STEPS.find((step) => !done[step] && !OPTIONAL.includes(step)) ?? null;
}

/** Tells whether what activation asks of this purpose was handed in. */
export function isTold({ facts, purpose, devices }: SetUpState): boolean {
  if (facts === null || purpose === null) return false;
  const looked = new Set(facts.facts.notice.barrier_free.terminals.map(({ device_id }) => device_id));
  return (
    purposeIsTold(facts.facts, purpose.purpose) &&
    devices.every(({ device_id, state }) => state !== 'approved' || looked.has(device_id))
  );
}

/** Reads what whoever is signed in may see of it. */
export async function readSetUp(
  { can }: SignedIn,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<SetUpState> {
  const options = { signal };
  const [staff, facts, purposes, sites, devices] = await Promise.all([
    can('staff.list') ? all(platform.staff.list({}, options)) : null,
    can('posture.read_facts') ? platform.posture.readFacts({}, options) : null,
    all(platform.purpose.list({}, options)),
    all(platform.site.list({}, options)),
    all(platform.device.list({}, options)),
  ]);
  // What is approved is the version that was seen: each is read by itself, with its ETag.
  const seen = {
    sites: await Promise.all(
      sites.map(async (one) =>
        one.approved_at === null ? platform.site.read({ site: one.site_id }, options) : one,
      ),
    ),
    devices: await Promise.all(
      devices.map(async (one) =>
        one.state === 'pending' ? platform.device.read({ device: one.device_id }, options) : one,
      ),
    ),
  };
  const chosen = wanted ?? purposes.find(({ state }) => state !== 'ended')?.purpose;
  const none = { purpose: null, assessments: null, configuration: null, notices: null, checkpoints: null };
  const common = { staff, facts, purposes, ...seen };
  if (chosen === undefined || chosen === 'new') return { ...common, ...none };
  const of = { purpose: chosen };
  const [purpose, assessments, configuration, notices, checkpoints] = await Promise.all([
    platform.purpose.read(of, options),
    can('assessment.read') ? platform.assessment.list(of, options) : null,
    can('assessment.read') ? platform.configuration.read(of, options).catch(noneYet) : null,
    can('notice.read') ? platform.notice.list(of, options) : null,
    can('checkpoint.list') ? platform.checkpoint.list(of, options) : null,
  ]);
  return {
    ...common,
    purpose,
    assessments:
      assessments === null
        ? null
        : await Promise.all(
            assessments.assessments.map(async (one) =>
              one.state === 'draft' ? platform.assessment.read({ assessment: one.assessment }, options) : one,
            ),
          ),
    configuration,
    notices:
      notices === null
        ? null
        : await Promise.all(
            notices.notices.map(async (one) =>
              one.state === 'draft' ? platform.notice.read({ notice: one.notice }, options) : one,
            ),
          ),
    checkpoints: checkpoints?.checkpoints ?? null,
  };
}

function noneYet(error: unknown): null {
  if (error instanceof ConsentryProblem && error.status === 404) return null;
  throw error;
}

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}
