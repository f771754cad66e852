import { DeviceError } from '@consentry/device';
import {
  EvaluateError,
  ImageError,
  imageErrorText,
  ModelError,
  modelErrorText,
} from '@consentry/recognition';
import { Command, CommanderError } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Context, Contextual } from './context.ts';
import { addDoctor } from './doctor.ts';
import { addDoor } from './door/door.ts';
import { addFace } from './face/face.ts';
import { chooseLanguage } from './language.ts';
import { addLaw } from './law.ts';
import { messagesIn } from './messages.ts';
import { addModels } from './model.ts';
import { makeOutput, reportError } from './output.ts';
import { addStart } from './start.ts';
import { addVault } from './vault.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  // Commander builds its help before it parses, so the language is looked up first.
  const at = argv.indexOf('--lang');
  const language = chooseLanguage(at < 0 ? undefined : argv[at + 1], process.env);
  const m = messagesIn(language);
  let output = makeOutput(argv.includes('--json'), language);
  let exitCode: number = EXIT.ok;

  const withContext: Contextual =
    (action) =>
    async (...args) => {
      const context: Context = {
        output,
        m,
        exit: (code) => {
          exitCode = code;
        },
      };
      await action(context, ...args);
    };

  const program = new Command('consentry')
    .description(m.about)
    .option('--lang <language>', m.optionLang)
    .option('--json', m.optionJson)
    .version('0.1.0')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError();
  addStart(program, m, withContext);
  addDoor(program, m, withContext);
  addFace(program, m, withContext);
  addModels(program, m, withContext);
  addLaw(program, m, withContext);
  addVault(program, m, withContext);
  addDoctor(program, m, withContext);
  acceptGlobalsEverywhere(program, m.optionLang, m.optionJson);

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    output = makeOutput(output.json, language);
    return reportError(explained(error), output);
  }
}

/** `--json` and `--lang` may stand before or after the command. */
function acceptGlobalsEverywhere(command: Command, lang: string, json: string): void {
  for (const child of command.commands) {
    child.option('--lang <language>', lang).option('--json', json).exitOverride().showHelpAfterError();
    acceptGlobalsEverywhere(child, lang, json);
  }
}

/** Gives the errors of the packages their bilingual texts. */
function explained(error: unknown): unknown {
  if (error instanceof ImageError)
    return new CliError(error.code, imageErrorText(error.code), EXIT.failed, { cause: error });
  if (error instanceof ModelError)
    return new CliError(error.code, modelErrorText(error.code), EXIT.failed, { cause: error });
  if (error instanceof EvaluateError)
    return new CliError(error.code, error.text, EXIT.failed, { cause: error });
  if (error instanceof DeviceError)
    return new CliError(error.code, error.text, EXIT.failed, { cause: error });
  return error;
}
