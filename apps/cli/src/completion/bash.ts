import { type CommandLine, everyCommandOf, type Flag } from "./command-line.ts";

/** A completion script for bash 3.2 and newer. */
export function toBash(program: CommandLine, name: string): string {
  const commands = everyCommandOf(program);
  return `# Completes ${name} in bash: eval "$(${name} completion bash)"

# What the command $1 has.
_${name}_command() {
  commands= flags= values= files=
  case $1 in
${commands.map(commandCase).join("\n")}
  *) return 1 ;;
  esac
}

# What the flag $2 of the command $1 takes: one, many or no values, and which.
_${name}_flag() {
  takes= values= files=
  case "$1 $2" in
${commands.flatMap((command) => command.flags.flatMap((flag) => flagCase(command, flag))).join("\n")}
  esac
}

_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} path= flag= takes= commands= flags= values= files= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then continue
    elif [[ $word == -* ]]; then flag=$word && _${name}_flag "$path" "$flag" && [[ $takes ]] || flag=
    elif [[ $flag ]]; then [[ $takes == many ]] || flag=
    elif _${name}_command "\${path:+$path }$word"; then path="\${path:+$path }$word"
    fi
  done
  [[ $cur == = ]] && cur=
  if [[ $flag && $cur != -* ]]; then _${name}_flag "$path" "$flag"
  else
    _${name}_command "$path"
    if [[ $cur == -* ]]; then values=$flags files=
    else values="$commands $values"
    fi
  fi
  COMPREPLY=($(compgen -W "$values" -- "$cur"))
  if [[ $files ]]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
    compopt -o filenames 2>/dev/null
  fi
  return 0
}

complete -F _${name} ${name}
`;
}

function commandCase({ path, commands, flags, values }: CommandLine): string {
  const has = {
    commands: commands.map((child) => child.path.at(-1)),
    flags: flags.flatMap((flag) => flag.names),
    values: values.flatMap((value) => value.choices),
    files: values.some((value) => value.isFile) ? ["yes"] : [],
  };
  return `  '${path.join(" ")}') ${assignments(has)} ;;`;
}

function flagCase({ path }: CommandLine, { names, value }: Flag): string[] {
  if (value === null) return [];
  const places = names.map((name) => `'${path.join(" ")} ${name}'`).join(" | ");
  const has = {
    takes: [value.isMany ? "many" : "one"],
    values: value.choices,
    files: value.isFile ? ["yes"] : [],
  };
  return [`  ${places}) ${assignments(has)} ;;`];
}

function assignments(has: Record<string, readonly (string | undefined)[]>): string {
  const given = Object.entries(has).filter(([, words]) => words.length > 0);
  return given.map(([variable, words]) => `${variable}='${words.join(" ")}'`).join(" ") || ":";
}
