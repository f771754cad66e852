import type { AssessmentView } from '@consentry/contract';
import { StaffName } from '../staff/staff-name.tsx';
import { useStaffWords } from '../staff/words.ts';

export interface SignerNameProps {
  readonly view: Pick<AssessmentView, 'signers'>;
  readonly act: AssessmentView['signers'][number]['act'];
  readonly id: string;
}

/** Who did something of an assessment, with their duties, as the records of staff had them then; else as they have them now. */
export function SignerName({ view: { signers }, act, id }: SignerNameProps) {
  const { m } = useStaffWords();
  const signer = signers.find((one) => one.act === act && one.staff === id);
  if (signer === undefined) return <StaffName id={id} />;
  const { name, roles } = signer;
  return <>{m.withDuties(name, roles.map((role) => m.roles[role]).join(' · '))}</>;
}
