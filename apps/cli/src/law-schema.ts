import { factsSchema } from '@consentry/law';
import { type Command, Argument } from 'commander';
import type { Contextual } from './context.ts';
import type { Messages } from './messages.ts';

const KINDS = ['posture', 'gate'] as const;

/** `consentry law schema [posture|gate]` */
export function addLawSchema(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('schema')
    .addArgument(new Argument('[kind]', m.lawSchemaKind).choices(KINDS).default('posture'))
    .description(m.lawSchema)
    .action(
      withContext(async ({ output }, kind: (typeof KINDS)[number]) => {
        const schema = factsSchema(kind);
        output.result(schema, JSON.stringify(schema, null, 2));
      }),
    );
}
