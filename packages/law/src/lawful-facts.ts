import child from '../../../vectors/law/base-child.json' with { type: 'json' };
import identify from '../../../vectors/law/base-identify.json' with { type: 'json' };
import publicPlace from '../../../vectors/law/base-public.json' with { type: 'json' };
import base from '../../../vectors/law/base.json' with { type: 'json' };
import alternatives from '../../../vectors/law/posture/alternatives.json' with { type: 'json' };
import assessment from '../../../vectors/law/posture/assessment.json' with { type: 'json' };
import attestations from '../../../vectors/law/posture/attestations.json' with { type: 'json' };
import audit from '../../../vectors/law/posture/audit.json' with { type: 'json' };
import complaint from '../../../vectors/law/posture/complaint.json' with { type: 'json' };
import consent from '../../../vectors/law/posture/consent.json' with { type: 'json' };
import filing from '../../../vectors/law/posture/filing.json' with { type: 'json' };
import incident from '../../../vectors/law/posture/incident.json' with { type: 'json' };
import minors from '../../../vectors/law/posture/minors.json' with { type: 'json' };
import notice from '../../../vectors/law/posture/notice.json' with { type: 'json' };
import purpose from '../../../vectors/law/posture/purpose.json' with { type: 'json' };
import record from '../../../vectors/law/posture/record.json' with { type: 'json' };
import retention from '../../../vectors/law/posture/retention.json' with { type: 'json' };
import rights from '../../../vectors/law/posture/rights.json' with { type: 'json' };
import scope from '../../../vectors/law/posture/scope.json' with { type: 'json' };
import security from '../../../vectors/law/posture/security.json' with { type: 'json' };
import siting from '../../../vectors/law/posture/siting.json' with { type: 'json' };
import storage from '../../../vectors/law/posture/storage.json' with { type: 'json' };
import supervision from '../../../vectors/law/posture/supervision.json' with { type: 'json' };
import { epoch } from './instant.ts';
import { GateFacts } from './facts.ts';

/** Facts under which every act of their mode is lawful at `LAWFUL_NOW`; for tests, not exported. */
export const lawful: Readonly<Record<'base' | 'base-identify' | 'base-child' | 'base-public', GateFacts>> = {
  base: GateFacts.parse(base),
  'base-identify': GateFacts.parse(identify),
  'base-child': GateFacts.parse(child),
  'base-public': GateFacts.parse(publicPlace),
};

/** An instant at which they are, milliseconds since the epoch. */
export const LAWFUL_NOW = epoch('2026-11-22T09:00:00+08:00');

/** The state of a processor that keeps every row at `LAWFUL_NOW`, anew each time, from `vectors/law/posture`. */
export function lawfulPosture(): unknown {
  return structuredClone({
    as_of: '2026-11-22T08:00:00+08:00',
    scope,
    purpose,
    notice,
    consent,
    minors,
    storage,
    retention,
    assessment,
    record,
    alternatives,
    siting,
    security,
    filing,
    supervision,
    complaint,
    rights,
    incident,
    audit,
    attestations,
  });
}
