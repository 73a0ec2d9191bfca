import { type CommandLine, everyCommandOf, type Flag, type Value } from "./command-line.ts";

/** A completion script for zsh, to be sourced or put on its fpath. */
export function toZsh(program: CommandLine, name: string): string {
  const functions = everyCommandOf(program).map((command) => toFunction(command, name));
  return `#compdef ${name}
# Completes ${name} in zsh: eval "$(${name} completion zsh)"

${functions.join("\n")}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function toFunction(command: CommandLine, name: string): string {
  const { path, commands, flags, values } = command;
  const specs = [...flags.map(flagSpec), ...values.map(valueSpec)].map((spec) => `    ${spec}`);
  if (commands.length === 0) return `${functionOf(path, name)}() {\n${["  _arguments", ...specs].join(" \\\n")}\n}\n`;
  const described = commands.map((child) => `      ${quoted(`${child.path.at(-1)}:${child.description}`)}`);
  const called = commands.map((child) => `      ${child.path.at(-1)}) ${functionOf(child.path, name)} ;;`);
  return `${functionOf(path, name)}() {
  local curcontext=$curcontext state line
  local -a commands
${["  _arguments -C", ...specs, "    '1: :->command'", "    '*:: :->rest'"].join(" \\\n")}
  case $state in
  command)
    commands=(
${described.join("\n")}
    )
    _describe -t commands command commands
    ;;
  rest)
    case $words[1] in
${called.join("\n")}
    esac
    ;;
  esac
}
`;
}

function functionOf(path: readonly string[], name: string): string {
  return ["", name, ...path].join("_");
}

function flagSpec({ names, description, value, isRepeatable }: Flag): string {
  const about = `[${description.replace(/[[\]\\:]/g, "\\$&")}]${value ? wordsOf(value) : ""}`;
  // A long flag's value may follow an equals sign, a short one's nothing at all.
  const spelt = value ? names.map((flag) => (flag.startsWith("--") ? `${flag}=` : `${flag}+`)) : names;
  const before = isRepeatable ? "*" : `(${names.join(" ")})`;
  const [first = "", ...others] = spelt;
  if (others.length === 0) return quoted(`${before}${first}${about}`);
  return `${quoted(before)}{${spelt.join(",")}}${quoted(about)}`;
}

function wordsOf(value: Value): string {
  return `:${value.isMany ? "*-*:" : ""}${value.name.replaceAll(":", "\\:")}:${actionOf(value)}`;
}

function valueSpec(value: Value): string {
  return quoted(`${value.isMany ? "*" : ""}:${value.name}:${actionOf(value)}`);
}

function actionOf({ isFile, choices }: Value): string {
  if (isFile) return "_files";
  return choices.length > 0 ? `(${choices.join(" ")})` : " ";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
