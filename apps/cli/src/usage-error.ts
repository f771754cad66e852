import type { CommanderError } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import { translated } from './help.ts';
import { both, type Messages } from './messages.ts';

/** Gives what commander found wrong with the command line a code and texts in both languages. */
export function usageError({ code, message }: CommanderError): CliError {
  const name = code.slice(code.indexOf('.') + 1);
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '');
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const allowed = /Allowed choices are (.*)\.$/.exec(message)?.[1];
  return new CliError(
    CODES[name] ?? 'bad_usage',
    {
      what: both((m) =>
        describe(
          name,
          quoted.map((text) => translated(text, m)),
          m,
        ),
      ),
      why: both((m) => (allowed === undefined ? m.usageWhy : m.usageWhyChoices(allowed))),
      remedy: both((m) => (meant === undefined ? m.usageRemedy : m.usageMeant(meant) + m.usageRemedy)),
    },
    EXIT.usage,
  );
}

const CODES: Readonly<Record<string, string>> = {
  unknownCommand: 'unknown_command',
  unknownOption: 'unknown_option',
  missingArgument: 'missing_argument',
  optionMissingArgument: 'option_needs_value',
  missingMandatoryOptionValue: 'missing_option',
  invalidArgument: 'bad_value',
  conflictingOption: 'conflicting_options',
  excessArguments: 'too_many_arguments',
  help: 'missing_command',
};

function describe(name: string, [first = '', second = '']: readonly string[], m: Messages): string {
  switch (name) {
    case 'unknownCommand':
      return m.usageUnknownCommand(first);
    case 'unknownOption':
      return m.usageUnknownOption(first);
    case 'missingArgument':
      return m.usageMissingArgument(m.argument[first] ?? first);
    case 'optionMissingArgument':
      return m.usageOptionNeedsValue(first);
    case 'missingMandatoryOptionValue':
      return m.usageMissingOption(first);
    case 'invalidArgument':
      return m.usageBadValue(first, second);
    case 'conflictingOption':
      return m.usageConflict(first, second);
    case 'excessArguments':
      return m.usageTooMany;
    case 'help':
      return m.usageMissingCommand;
    default:
      return m.usageWrong;
  }
}
