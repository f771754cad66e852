import type { AssessmentGuide } from '@consentry/law';
import { Button, ButtonRow, Card, TextField } from '@consentry/ui';
import type { StepProps } from './guide-state.ts';
import { useGuideWords } from './words.ts';

type External = NonNullable<AssessmentGuide['external']>;
const NOBODY: External['people'][number] = { name: '', qualification: '' };
const PEOPLE_MAX = 20;

/** Who from outside took part, if anybody did: the organisation, its people, and what they are qualified by. */
export function ExternalCard({
  written: { guide },
  change,
  changeGuide,
}: Pick<StepProps, 'written' | 'change' | 'changeGuide'>) {
  const { m } = useGuideWords();
  const { external, ...without } = guide;
  if (external === undefined)
    return (
      <Card title={m.external}>
        <p className="k-soft">{m.externalHint}</p>
        <div>
          <Button
            icon="plus"
            onPress={() =>
              changeGuide({ external: { organisation: '', qualification: '', people: [NOBODY] } })
            }
          >
            {m.addExternal}
          </Button>
        </div>
      </Card>
    );
  const { people } = external;
  const set = (part: Partial<External>) => changeGuide({ external: { ...external, ...part } });
  const setPerson = (at: number, part: Partial<External['people'][number]>) =>
    set({ people: people.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Card title={m.external}>
      <p className="k-soft">{m.externalHint}</p>
      <div className="k-rating">
        <TextField
          name="external.organisation"
          label={m.externalOrganisation}
          maxLength={200}
          value={external.organisation}
          onChange={(organisation) => set({ organisation })}
        />
        <TextField
          name="external.qualification"
          label={m.externalQualification}
          maxLength={400}
          value={external.qualification}
          onChange={(qualification) => set({ qualification })}
        />
      </div>
      {people.map((one, at) => (
        <div key={at} className="k-after">
          <TextField
            name={`external.${at}.name`}
            label={m.externalPerson(at + 1)}
            maxLength={100}
            value={one.name}
            onChange={(name) => setPerson(at, { name })}
          />
          <TextField
            name={`external.${at}.qualification`}
            label={m.externalPersonQualification(at + 1)}
            maxLength={400}
            value={one.qualification}
            onChange={(qualification) => setPerson(at, { qualification })}
          />
          <Button
            look="quiet"
            icon="trash"
            onPress={() => set({ people: people.filter((_, index) => index !== at) })}
          >
            {m.removeExternalPerson(at + 1)}
          </Button>
        </div>
      ))}
      <ButtonRow>
        {people.length >= PEOPLE_MAX ? null : (
          <Button icon="plus" onPress={() => set({ people: [...people, NOBODY] })}>
            {m.addExternalPerson}
          </Button>
        )}
        <Button look="quiet" icon="trash" onPress={() => change({ guide: without })}>
          {m.removeExternal}
        </Button>
      </ButtonRow>
    </Card>
  );
}
