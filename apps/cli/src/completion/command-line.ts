import type { Argument, Command, Option } from "commander";
import { collect } from "../flags/collect.ts";

/** What can be typed where a value stands. */
export interface Value {
  name: string;
  choices: readonly string[];
  isFile: boolean;
  /** Whether more of them may follow. */
  isMany: boolean;
}

export interface Flag {
  /** As it is typed: `-s` and `--search`. */
  names: readonly string[];
  description: string;
  /** Null for a flag that stands alone. */
  value: Value | null;
  /** Whether it may be given more than once. */
  isRepeatable: boolean;
}

/** What a shell has to know of a command. */
export interface CommandLine {
  /** The words that lead to it, without the program's own name. */
  path: readonly string[];
  description: string;
  commands: readonly CommandLine[];
  flags: readonly Flag[];
  values: readonly Value[];
}

/** A program and all its commands, as its help shows them. */
export function commandLineOf(command: Command, path: readonly string[] = []): CommandLine {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  return {
    path,
    description: command.description(),
    commands: commands.map((child) => withHelp(commandLineOf(child, [...path, child.name()]), commands)),
    flags: help.visibleOptions(command).map(flagOf),
    values: command.registeredArguments.map(argumentOf),
  };
}

/** Every command of it, itself first. */
export function everyCommandOf(line: CommandLine): CommandLine[] {
  return [line, ...line.commands.flatMap(everyCommandOf)];
}

/** `help` takes the commands beside it, which commander does not say. */
function withHelp(line: CommandLine, beside: readonly Command[]): CommandLine {
  if (line.path.at(-1) !== "help") return line;
  const choices = beside.map((command) => command.name());
  return { ...line, flags: [], values: [{ name: "command", choices, isFile: false, isMany: false }] };
}

function flagOf(option: Option): Flag {
  const { short, long, description, required, optional } = option;
  const [, name = ""] = /[<[]([^.>\]]+)/.exec(option.flags) ?? [];
  return {
    names: [short, long].filter((flag) => flag !== undefined),
    description,
    value:
      required || optional
        ? { name, choices: option.argChoices ?? [], isFile: name === "file", isMany: option.variadic }
        : null,
    isRepeatable: option.variadic || option.parseArg === collect,
  };
}

function argumentOf(argument: Argument): Value {
  const name = argument.name();
  return { name, choices: argument.argChoices ?? [], isFile: name === "file", isMany: argument.variadic };
}
