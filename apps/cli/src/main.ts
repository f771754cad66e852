import { Command, CommanderError, Option } from 'commander';
import { EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { helpIn } from './help.ts';
import { chooseLanguage, languageOption } from './language.ts';
import { type Messages, messagesIn } from './messages.ts';
import { makeOutput, reportError } from './output.ts';
import { usageError } from './usage-error.ts';

/** Adds a command with its subcommands to the program. */
type Add = (program: Command, m: Messages, withContext: Contextual) => void;

/** Each is loaded when it is named: what all of them bring takes half a second. */
const COMMANDS = new Map<string, () => Promise<Add>>([
  ['example', async () => (await import('./example/example.ts')).addExample],
  ['start', async () => (await import('./start.ts')).addStart],
  ['platform', async () => (await import('./platform.ts')).addPlatform],
  ['authority', async () => (await import('./authority.ts')).addAuthority],
  ['device', async () => (await import('./device.ts')).addDevice],
  ['door', async () => (await import('./door/door.ts')).addDoor],
  ['face', async () => (await import('./face/face.ts')).addFace],
  ['model', async () => (await import('./model.ts')).addModels],
  ['law', async () => (await import('./law.ts')).addLaw],
  ['vault', async () => (await import('./vault.ts')).addVault],
  ['ledger', async () => (await import('./ledger.ts')).addLedger],
  ['witness', async () => (await import('./witness.ts')).addWitness],
  ['evidence', async () => (await import('./evidence.ts')).addEvidence],
  ['doctor', async () => (await import('./doctor.ts')).addDoctor],
]);

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
  const end = async (error: unknown): Promise<void> => process.exit(await reportError(error, output));
  process.on('uncaughtException', (error) => void end(error));

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
  for (const add of await commandsOf(argv)) add(program, m, withContext);
  acceptGlobalsEverywhere(program, m);

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return await reportError(error, output);
    if (error.exitCode === 0) return EXIT.ok;
    await reportError(usageError(error), output);
    output.say(`\n${usage.trim()}`);
    return EXIT.usage;
  }
}

/** The command that is named; all of them where none is, for help and for what was misspelt. */
function commandsOf(argv: readonly string[]): Promise<readonly Add[]> {
  const named = argv.find((word, at) => !word.startsWith('-') && argv[at - 1] !== '--lang') ?? '';
  const load = COMMANDS.get(named);
  return Promise.all(load === undefined ? [...COMMANDS.values()].map((each) => each()) : [load()]);
}

/** `--json` and `--lang` may stand before or after the command. */
function acceptGlobalsEverywhere(command: Command, m: Messages): void {
  command
    .addOption(new Option('--lang <language>', m.optionLang).choices(['zh-CN', 'en']))
    .option('--json', m.optionJson);
  for (const child of command.commands) acceptGlobalsEverywhere(child, m);
}
