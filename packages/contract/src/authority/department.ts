import { BiText } from '@consentry/law';
import { z } from 'zod';

/** What a department supervises by: 网信 (Art. 15), 公安 (Art. 13), another with a duty of its own (Art. 16). */
export const DepartmentKind = z.enum(['cac', 'public_security', 'other']);
export type DepartmentKind = z.infer<typeof DepartmentKind>;

/**
 * Code of an administrative division (GB/T 2260): `310115` a county, `310100` a city, `310000` a province,
 * `000000` the whole country.
 */
export const RegionCode = z.string().regex(/^(?:\d{6})$/);
export const DepartmentId = z.uuid();

/** A department of one kind in one region. */
export const DepartmentView = z.strictObject({
  department: DepartmentId,
  kind: DepartmentKind,
  region: RegionCode,
  name: BiText,
  /** `proposed` until somebody else agreed; only then is anything sent to it. */
  state: z.enum(['proposed', 'active']),
});
export type DepartmentView = z.infer<typeof DepartmentView>;

/** What a department is to whoever is signed in; nothing to anyone else. */
export const DepartmentTie = z.enum([
  /** One's own. */
  'own',
  /** Proposed by one's own department, which has its accounts till it has two managers. */
  'looked_after',
  /** Proposed by a colleague: one may approve it. */
  'to_approve',
  /** Proposed by oneself: a colleague approves it. */
  'waits',
]);
export type DepartmentTie = z.infer<typeof DepartmentTie>;
export const DepartmentEntry = z.strictObject({
  ...DepartmentView.shape,
  tie: DepartmentTie.nullable(),
});
export type DepartmentEntry = z.infer<typeof DepartmentEntry>;
export const DepartmentList = z.strictObject({ departments: z.array(DepartmentEntry).max(5000) });

/** `POST /v1/departments`: four eyes, it counts once a colleague approved it. */
export const ProposeDepartment = z.strictObject({
  kind: DepartmentKind,
  region: RegionCode,
  name: BiText,
});
