import { Section } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { DoorCode } from '../verification/door-code.tsx';
import { useWords } from '../words.ts';

/** By this code a guardian brings their consent for a child to a door, and shows there that it is they (§ 第七条). */
export function GuardianCode({ consent }: { readonly consent: string }) {
  const { m } = useWords();
  return (
    <Section title={m.children.code} lead={m.children.codeLead}>
      <DoorCode
        make={async (site_id) => platform.guardianCode.make({ consent, site_id })}
        makeText={m.children.makeCode}
        alt={m.children.codeAlt}
      />
    </Section>
  );
}
