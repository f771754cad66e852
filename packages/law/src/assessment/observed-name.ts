import { z } from 'zod';

/** What a purpose is and how it runs: answers that nobody has to type. */
export const PrefilledName = z.enum([
  'purpose_version',
  'use',
  'mode',
  'compares_in',
  'kept_as',
  'capture',
  'retention_days',
  'kept_times',
  'storage_place',
  'algorithm',
  'algorithm_supplier',
  'threshold',
  'audience',
  'recipients',
  'ways_considered',
  'notice',
  'sites',
  'devices',
  'capture_areas',
  'persons',
  'meets_children',
]);
export type PrefilledName = z.infer<typeof PrefilledName>;

/** What can show that a measure works. */
export const ShownName = z.enum([
  'ways_live',
  'ways_unequal',
  'faces_in_outages',
  'turned_away',
  'chooser_pushes',
  'erasures_late',
  'kept_past_end',
  'evidence_log',
  'used_otherwise',
  'returned_too_much',
  'stores_in_clear',
  'rights_without_end',
  'unsigned_devices',
  'plan_exercised',
  'guardians_unchecked',
]);
export type ShownName = z.infer<typeof ShownName>;

export const ObservedName = z.enum([...PrefilledName.options, ...ShownName.options]);
export type ObservedName = z.infer<typeof ObservedName>;
