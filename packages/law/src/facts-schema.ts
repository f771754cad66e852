import { z } from 'zod';
import { GateFacts } from './facts.ts';
import { PostureFacts } from './posture/posture-facts.ts';

/** What each part of the facts is about. */
const postureParts: Readonly<Record<keyof PostureFacts, string>> = {
  as_of: 'When these facts were gathered. Nothing in them lies after it.',
  scope: 'What is processed at all, by whom and where: whether the Measures apply. Lists the organisations.',
  purpose: 'Purposes and why a face is needed for each. Lists the purposes.',
  notice: 'What persons were told, when and how.',
  consent: 'How consent is taken, counted and withdrawn.',
  minors: 'Children and their guardians.',
  storage: 'Where face information is, what leaves its device, who else gets it.',
  retention: 'How long it is kept, and what is erased.',
  assessment: 'Impact assessments.',
  record: 'Records of processing, and how long they are kept.',
  alternatives: 'Other ways than a face.',
  siting: 'Sites and devices. Lists both.',
  security: 'Security measures, as measured and tested.',
  filing: 'Persons in stock and the filing with the cyberspace authority.',
  supervision: 'Inspections, the officer, and who is responsible.',
  complaint: 'Complaints and the channel for them.',
  rights: 'Requests of persons, and what became of them.',
  incident: 'Incidents, and who was told when.',
  audit: 'Compliance audits.',
  attestations: 'What humans judged of rows that software cannot judge alone, and until when that counts.',
};

const gateParts: Readonly<Record<keyof GateFacts, string>> = {
  processor: 'Who processes, and how to reach them.',
  purpose: 'The one purpose of the act.',
  notice: 'What the person was told.',
  consent: 'The person’s decision, or null where there is none.',
  person: 'What is known of the age of the person, and of a guardian.',
  alternatives: 'Other ways than a face, at this door.',
  device: 'The device of the act.',
  started_by_person: 'Whether the person pressed start for this capture.',
};

/**
 * Gives the JSON Schema (draft 2020-12) of what `review` and the organisational acts, or the acts on a
 * face, are judged on.
 *
 * A schema cannot say everything: that days have happened, that ids are unique and named things listed,
 * and what would contradict itself. Facts that fit it can still be refused as `facts_contradictory`.
 */
export function factsSchema(of: 'posture' | 'gate'): Readonly<z.core.JSONSchema.JSONSchema> {
  const [facts, parts] = of === 'posture' ? [PostureFacts, postureParts] : [GateFacts, gateParts];
  const schema = z.toJSONSchema(facts, { target: 'draft-2020-12', io: 'input' });
  const properties = Object.entries(schema.properties ?? {}).map(([name, part]) => [
    name,
    { description: (parts as Readonly<Record<string, string>>)[name], ...Object(part) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:consentry:law:${of}-facts`,
    title: of === 'posture' ? 'PostureFacts' : 'GateFacts',
    description:
      of === 'posture'
        ? 'The state of one processor. Persons are counted, never listed.'
        : 'What one act on a face is decided on.',
    $comment: 'Facts that fit may still contradict each other; they are then refused with the paths that do.',
    ...schema,
    properties: Object.fromEntries(properties),
  };
}
