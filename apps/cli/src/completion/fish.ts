import { type CommandLine, everyCommandOf, type Flag, type Value } from "./command-line.ts";

/** A completion script for fish 3 and newer. */
export function toFish(program: CommandLine, name: string): string {
  const commands = everyCommandOf(program);
  const paths = commands.filter(({ path }) => path.length > 0).map(({ path }) => quoted(path.join(" ")));
  return `# Completes ${name} in fish: ${name} completion fish > ~/.config/fish/completions/${name}.fish

function __${name}_at --description 'Whether the words so far lead to this command'
    set -l path
    for word in (commandline -opc)[2..-1]
        contains -- (string join ' ' -- $path $word) ${paths.join(" ")}
        and set -a path $word
    end
    test "$path" = "$argv"
end

complete -c ${name} -f
${commands.flatMap((command) => linesOf(command, name)).join("\n")}
`;
}

function linesOf({ path, commands, flags, values }: CommandLine, name: string): string[] {
  const start = `complete -c ${name} -n ${quoted([`__${name}_at`, ...path].join(" "))}`;
  return [
    ...commands.map((child) => `${start} -a ${child.path.at(-1)} -d ${quoted(child.description)}`),
    ...flags.map((flag) => `${start} ${flagWords(flag)} -d ${quoted(flag.description)}`),
    ...values.filter(isKnown).map((value) => `${start} ${valueWords(value)}`),
  ];
}

function flagWords({ names, value }: Flag): string {
  const spelt = names.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  if (value === null) return spelt.join(" ");
  return [...spelt, "-r", isKnown(value) ? valueWords(value) : "-f"].join(" ");
}

function isKnown({ isFile, choices }: Value): boolean {
  return isFile || choices.length > 0;
}

function valueWords({ isFile, choices }: Value): string {
  return isFile ? "-F" : `-f -a ${quoted(choices.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
