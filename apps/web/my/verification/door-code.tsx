import { useEffect, useState } from 'react';
import type { BiText } from '@consentry/law';
import { Button, EmptyState, QrCode, RadioGroup } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';

interface Made {
  readonly code: string;
  readonly expires_at: string;
}

export interface DoorCodeProps {
  /** Has the platform make the text of a code for the doors of this site. */
  readonly make: (site: string) => Promise<Made>;
  readonly makeText: string;
  /** What the picture is, for who does not see it. */
  readonly alt: string;
}

/** A code on one's own screen for the doors of one site, over within a minute. */
export function DoorCode(props: DoorCodeProps) {
  const { m } = useWords();
  const { person } = useSubject();
  const places = useQuery(`places ${person}`, async (signal) =>
    platform.verification.places({ person }, { signal }),
  );
  return (
    <Loaded query={places}>
      {({ sites }) => {
        const doors = sites.filter(({ door }) => door);
        return doors.length === 0 ? (
          <EmptyState icon="qr" title={m.code.noDoors} text={m.code.noDoorsText} />
        ) : (
          <CodeForSite {...props} doors={doors} />
        );
      }}
    </Loaded>
  );
}

interface CodeForSiteProps extends DoorCodeProps {
  readonly doors: ReadonlyArray<{ readonly site_id: string; readonly name: BiText }>;
}

function CodeForSite({ doors, make, makeText, alt }: CodeForSiteProps) {
  const { m, pick } = useWords();
  const [site, setSite] = useState<string>(doors[0]?.site_id ?? '');
  const [made, setMade] = useState<Made | null>(null);
  const making = useCommand(async () => make(site), setMade);
  const choose = (chosen: string) => {
    setSite(chosen);
    setMade(null);
  };
  return (
    <div className="m-code-page">
      {doors.length === 1 ? (
        <p>{pick(doors[0]?.name ?? { 'zh-CN': '', en: '' })}</p>
      ) : (
        <RadioGroup
          label={m.code.where}
          value={site}
          onChange={choose}
          options={doors.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }))}
        />
      )}
      <ProblemText trouble={making.trouble} />
      {made === null ? null : <Shown key={made.code} made={made} alt={alt} />}
      <div>
        <Button look="solid" icon="qr" onPress={() => making.run()} isPending={making.busy}>
          {made === null ? makeText : m.code.again}
        </Button>
      </div>
    </div>
  );
}

/** The code while it counts; its time can be taken anew as often as needed. */
function Shown({ made, alt }: { readonly made: Made; readonly alt: string }) {
  const { m, shared } = useWords();
  const [seconds, setSeconds] = useState(() => secondsUntil(made.expires_at));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(made.expires_at)), 1000);
    return () => clearInterval(timer);
  }, [made.expires_at]);
  if (seconds <= 0) return <output>{m.code.over}</output>;
  return (
    <div className="m-qr">
      <QrCode text={made.code} label={alt} loadingText={shared.loading} />
      <p>{m.code.left(seconds)}</p>
    </div>
  );
}

function secondsUntil(instant: string): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000));
}
