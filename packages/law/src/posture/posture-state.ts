import { z } from 'zod';
import { Id } from '../id.ts';

/**
 * What a row of the register is for a processor now.
 *
 * - `met`            the facts show what the row asks for, and whatever a human has to judge was judged
 * - `at-risk`        kept today, and not for long; or a practice that nobody is bound to is not followed
 * - `broken`         the facts show that it is not kept
 * - `not-applicable` what triggers the row is not there
 * - `needs-human`    software cannot tell: a person has to look, and has not
 */
export const PostureState = z.enum(['met', 'at-risk', 'broken', 'not-applicable', 'needs-human']);
export type PostureState = z.infer<typeof PostureState>;

/** A thing of the facts that a verdict is about. */
export const Subject = z.strictObject({
  kind: z.enum([
    'processor',
    'organisation',
    'purpose',
    'notice',
    'consent_form',
    'alternative',
    'site',
    'device',
    'assessment',
    'transfer',
    'disclosure',
    'entrustment',
    'request',
    'complaint',
    'incident',
    'filing',
    'control',
    'staff',
    'audit',
    'record',
    'research',
    'data_set',
  ]),
  id: Id,
});
export type Subject = z.infer<typeof Subject>;

/** Who in an organisation sees to a row. Not the addressee of the law: that is the processor and others. */
export const Actor = z.enum([
  'admin',
  'dpo',
  'operator',
  'installer',
  'security_owner',
  'counsel',
  'filer',
  'auditor',
  'responsible_person',
]);
export type Actor = z.infer<typeof Actor>;
