import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { isolatedDeclaration } from "rolldown/experimental";
import { API, SymbolFlags, type Symbol as TypeName } from "typescript/unstable/sync";
import { plainDeclarations } from "./plain-declarations.ts";

/**
 * One declaration file for all that `src/index.ts` exports: the contract's types written out, for the schemas that they come
 * from are not in the package, and the client's own declarations as they are.
 */
export async function declarations(root: string): Promise<string> {
  const src = join(root, "src");
  const api = new API({ cwd: root });
  try {
    const { checker, program } = projectOf(api, join(root, "tsconfig.json"));
    const index = program.getSourceFile(join(src, "index.ts"));
    const module = index && checker.getSymbolAtLocation(index);
    if (!module) throw new Error("src/index.ts exports nothing");
    const exported = checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
    const own = exported.filter((symbol) => fileOf(symbol).startsWith(src + sep));
    const contract = exported.filter((symbol) => !own.includes(symbol));
    const files = [...new Set(own.map(fileOf))];
    const parts = [...plainDeclarations(checker, contract), ...(await Promise.all(files.map(declarationsOf)))];
    return `${parts.join("\n\n")}\n\nexport {};\n`;
  } finally {
    api.close();
  }
}

function projectOf(api: API, config: string) {
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
  if (!project) throw new Error(`${config} is no project`);
  return project;
}

function fileOf(symbol: TypeName): string {
  return symbol.declarations[0]?.resolve()?.getSourceFile().fileName ?? "";
}

/** What a file declares, without its imports: all that they bring is in the one file too. */
async function declarationsOf(file: string): Promise<string> {
  const { code, errors } = await isolatedDeclaration(file, await readFile(file, "utf8"));
  if (errors.length > 0) throw new Error(errors.map(({ message }) => `${file}: ${message}`).join("\n"));
  return code.replaceAll(/^(import .*|export \{\});\n?/gm, "").trim();
}
