import { Command, CommanderError, Option } from 'commander';
import { EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { addDevice } from './device.ts';
import { addDoctor } from './doctor.ts';
import { addDoor } from './door/door.ts';
import { addEvidence } from './evidence.ts';
import { addFace } from './face/face.ts';
import { helpIn } from './help.ts';
import { chooseLanguage, languageOption } from './language.ts';
import { addLaw } from './law.ts';
import { addLedger } from './ledger.ts';
import { type Messages, messagesIn } from './messages.ts';
import { addModels } from './model.ts';
import { makeOutput, reportError } from './output.ts';
import { addExample } from './example/example.ts';
import { addAuthority } from './authority.ts';
import { addPlatform } from './platform.ts';
import { addStart } from './start.ts';
import { usageError } from './usage-error.ts';
import { addVault } from './vault.ts';
import { addWitness } from './witness.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  // Commander builds its help before it parses, so the language is looked up first.
  const language = chooseLanguage(languageOption(argv), process.env);
  const m = messagesIn(language);
  const output = makeOutput(argv.includes('--json'), language);
  let exitCode: number = EXIT.ok;
  // Whoever reads the output has seen enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode);
    throw error;
  });
  // An error outside every command, such as a store that fails under a running door, ends the program.
  process.on('uncaughtException', (error) => process.exit(reportError(error, output)));

  const withContext: Contextual =
    (action) =>
    async (...args) => {
      const exit = (code: number): void => {
        exitCode = code;
      };
      await action({ output, m, exit }, ...args);
    };

  let usage = '';
  const program = new Command('consentry')
    .description(m.about)
    .version('0.1.0', '-V, --version', m.optionVersion)
    .helpOption('-h, --help', m.optionHelp)
    .helpCommand('help [command]', m.optionHelp)
    .configureHelp(helpIn(m))
    .configureOutput({
      writeErr: (text) => {
        usage += text;
      },
      outputError: () => undefined,
    })
    .exitOverride()
    .showHelpAfterError();
  addExample(program, m, withContext);
  addStart(program, m, withContext);
  addPlatform(program, m, withContext);
  addAuthority(program, m, withContext);
  addDevice(program, m, withContext);
  addDoor(program, m, withContext);
  addFace(program, m, withContext);
  addModels(program, m, withContext);
  addLaw(program, m, withContext);
  addVault(program, m, withContext);
  addLedger(program, m, withContext);
  addWitness(program, m, withContext);
  addEvidence(program, m, withContext);
  addDoctor(program, m, withContext);
  acceptGlobalsEverywhere(program, m);

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error, output);
    if (error.exitCode === 0) return EXIT.ok;
    reportError(usageError(error), output);
    output.say(`\n${usage.trim()}`);
    return EXIT.usage;
  }
}

/** `--json` and `--lang` may stand before or after the command. */
function acceptGlobalsEverywhere(command: Command, m: Messages): void {
  command
    .addOption(new Option('--lang <language>', m.optionLang).choices(['zh-CN', 'en']))
    .option('--json', m.optionJson);
  for (const child of command.commands) acceptGlobalsEverywhere(child, m);
}
