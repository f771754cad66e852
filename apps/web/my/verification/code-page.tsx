import { platform } from '../../shared/api/platform.ts';
import { Page } from '../../shared/shell/page.tsx';
import { useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { DoorCode } from './door-code.tsx';

/** A code on one's own screen, which lets in at the doors of one site: a way in without a face. */
export function CodePage() {
  const { m } = useWords();
  const { person } = useSubject();
  return (
    <Page heading={m.code.heading} lead={m.code.lead} site={m.title}>
      <DoorCode
        make={async (site_id) => platform.entryCode.make({ person, site_id })}
        makeText={m.code.make}
        alt={m.code.alt}
      />
    </Page>
  );
}
