import { Argument, type Command } from "commander";
import { command } from "../command.ts";
import { toBash } from "../completion/bash.ts";
import { commandLineOf } from "../completion/command-line.ts";
import { toFish } from "../completion/fish.ts";
import { toZsh } from "../completion/zsh.ts";
import { write } from "../output/write.ts";

const scripts = { bash: toBash, zsh: toZsh, fish: toFish };

/** `roster completion` */
export function completion(): Command {
  return command("completion", {
    description: "print a script that lets a shell complete commands, flags and their values",
    examples: [
      `eval "$(roster completion bash)"      # in ~/.bashrc`,
      `eval "$(roster completion zsh)"       # in ~/.zshrc, after compinit`,
      "roster completion fish > ~/.config/fish/completions/roster.fish",
    ],
  })
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(scripts)))
    .action(async (shell: keyof typeof scripts, _: object, { parent }: Command) => {
      if (parent) await write(scripts[shell](commandLineOf(parent), parent.name()));
    });
}
