import { addModel, findPullable, listModels, pullModel, removeModel } from '@consentry/recognition';
import type { Command } from 'commander';
import { EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { readInput, readJson } from './input.ts';
import type { Messages } from './messages.ts';
import { cacheFolder } from './paths.ts';

/** `consentry model list | add | pull | remove` */
export function addModels(program: Command, m: Messages, withContext: Contextual): void {
  const model = program.command('model').description(m.model);

  model
    .command('list')
    .description(m.modelList)
    .action(
      withContext(async ({ output, m }) => {
        const models = await listModels(cacheFolder());
        const lines = models.flatMap(({ manifest, source, state, rights_declaration: rights }) => [
          `${manifest.id} ${manifest.version}  ${manifest.stage}  ${manifest.licence}  ${m.modelSource[source]}${state === null || state === 'good' ? '' : `  (${state})`}`,
          ...(rights === null ? [] : [`  ${m.modelRights(rights.statement)}`]),
        ]);
        output.result({ models }, lines.join('\n'));
      }),
    );

  model
    .command('add')
    .argument('<file>')
    .requiredOption('--manifest <file>', m.modelAddManifest)
    .option('--declare-rights <statement>', m.modelAddDeclare)
    .description(m.modelAdd)
    .action(
      withContext(
        async ({ output, m }, file: string, options: { manifest: string; declareRights?: string }) => {
          const manifest = await addModel({
            cache: cacheFolder(),
            bytes: await readInput(file),
            manifest: await readJson(options.manifest),
            declaration: options.declareRights ?? null,
            now: Date.now,
          });
          output.result({ added: manifest }, m.modelAdded(manifest.id));
        },
      ),
    );

  model
    .command('pull')
    .argument('<name>')
    .option('--accept-licence', m.modelPullAccept)
    .description(m.modelPull)
    .action(
      withContext(async ({ output, m, exit }, name: string, options: { acceptLicence?: boolean }) => {
        const { manifest } = findPullable(name);
        if (options.acceptLicence !== true) {
          const { id, licence, origin } = manifest;
          const command = `consentry model pull ${name} --accept-licence`;
          output.result(
            { id, licence, origin, accept_with: command },
            m.modelPullAsk(id, licence, origin, command),
          );
          exit(EXIT.refused);
          return;
        }
        const pulled = await pullModel(name, {
          cache: cacheFolder(),
          acceptLicence: true,
          fetch,
          now: Date.now,
        });
        output.result({ added: pulled }, m.modelAdded(pulled.id));
      }),
    );

  model
    .command('remove')
    .argument('<id>')
    .description(m.modelRemove)
    .action(
      withContext(async ({ output, m }, id: string) => {
        await removeModel(cacheFolder(), id);
        output.result({ removed: id }, m.modelRemoved(id));
      }),
    );
}
