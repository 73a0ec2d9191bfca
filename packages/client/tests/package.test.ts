import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { testApi } from "@roster/api/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const tsc = join(root, "node_modules/.bin/tsc");
const run = promisify(execFile);

let place: string;
/** Where the package is, installed as a stranger would. */
let installed: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "roster-client-"));
  await run("pnpm", ["pack", "--pack-destination", place], { cwd: root });
  const [tarball = ""] = await readdir(place);
  const app = join(place, "app");
  await mkdir(app);
  await writeFile(join(app, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", join("..", tarball)], { cwd: app });
  installed = join(app, "node_modules/@roster/client");
}, 120_000);
afterAll(() => rm(place, { recursive: true, force: true }));

type Resolution = "nodenext" | "bundler";

/** What the compiler says of programs beside the installed package, or nothing. */
async function complaintsOf(programs: string[], resolution: Resolution, types = ""): Promise<string> {
  const folder = await mkdtemp(join(place, "app", "program-"));
  const files = programs.map((_, n) => join(folder, `${n}.ts`));
  await Promise.all(files.map((file, n) => writeFile(file, programs[n] ?? "")));
  const modules = { nodenext: "nodenext", bundler: "esnext" };
  const module = ["--module", modules[resolution], "--moduleResolution", resolution, "--lib", "es2022,dom"];
  const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--types", types];
  return run(tsc, [...strict, ...module, "--ignoreConfig", ...files], { cwd: folder }).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
}

test("the package is what is built, depends on nothing and names nothing of the workspace", async () => {
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  expect(manifest.exports["."]).toEqual({ types: "./dist/index.d.ts", default: "./dist/index.js" });
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(manifest.peerDependencies ?? {}).toEqual({});
  const files = await readdir(installed, { recursive: true });
  expect(files.toSorted()).toEqual([
    "LICENSE",
    "README.md",
    "dist",
    "dist/LICENSES.txt",
    "dist/index.d.ts",
    "dist/index.js",
    "package.json",
  ]);
  expect(await readdir(join(place, "app/node_modules"))).toEqual([".package-lock.json", "@roster"]);
});

test("neither its module nor its types import anything, and no server is in them", async () => {
  const code = await readFile(join(installed, "dist/index.js"), "utf8");
  const types = await readFile(join(installed, "dist/index.d.ts"), "utf8");
  for (const text of [code, types]) expect(text).not.toMatch(/^\s*(import|export) [^;]*from |import\(|require\(/m);
  expect(code).not.toMatch(/zod|libphonenumber|mikro-orm|better-auth|kysely|postgres/i);
  expect(types).not.toMatch(/[:<|] ?any\b|\bany\[\]|Zod|AppRouter|TRPC/);
});

test("its types are those of the source, each of them", async () => {
  const source = await readFile(join(root, "src/index.ts"), "utf8");
  const names = [...source.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list = ""]) => list.match(/\w+/g) ?? []);
  expect(names.length).toBeGreaterThan(40);
  const program = [
    `import type * as Packed from ${JSON.stringify(join(root, "dist/index.d.ts"))};`,
    `import type * as Source from ${JSON.stringify(join(root, "src/index.ts"))};`,
    "type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;",
    `export const same: true[] = [${names.map((name) => `true satisfies Same<Packed.${name}, Source.${name}>`)}];`,
    "export const client: Same<Packed.RosterClient, Source.RosterClient> = true;",
  ];
  const config = { extends: join(root, "tsconfig.json"), include: [join(place, "same.mts")] };
  await writeFile(join(place, "same.mts"), program.join("\n"));
  await writeFile(join(place, "tsconfig.json"), JSON.stringify({ ...config, compilerOptions: { types: [] } }));
  await run(tsc, ["-p", place]).catch((error: { stdout: string }) => expect(error.stdout).toBe(""));
});

describe.each(["nodenext", "bundler"] as const)("a program of a stranger, with %s resolution", (resolution) => {
  test("compiles, and knows the type of everything", async () => {
    const program = `
      import { createRosterClient, isRosterError, type Contact, type ContactFilter, type RosterClient } from "@roster/client";

      const roster: RosterClient = createRosterClient({ url: "http://localhost:3000", apiKey: "rst_…", maxAttempts: 5 });
      const filter: ContactFilter = { not: { field: "attributes.city", op: "in", value: ["Rome", null] } };
      export async function names(signal: AbortSignal): Promise<string[]> {
        const { contacts, paginationMeta } = await roster.contacts.list.query({ status: ["Active"], filter }, { signal });
        const total: number | undefined = paginationMeta.total;
        const city: Contact["attributes"][string] | undefined = contacts[0]?.attributes.city;
        for await (const list of roster.iterateLists({}, { signal })) console.log(list.numberOfContacts, total, city);
        return contacts.flatMap(({ tags = [] }) => tags.map(({ label }) => label));
      }
      export async function add(phone: string): Promise<string | null> {
        try {
          return (await roster.contacts.create.mutate({ phone })).uniqueId;
        } catch (error) {
          if (isRosterError(error, "phone_taken")) {
            const code: "phone_taken" = error.code;
            console.log(code);
            return error.existingId;
          }
          throw error;
        }
      }
      export const keys = () => roster.keys.list.query();
      // @ts-expect-error a status that is not in the contract
      roster.contacts.list.query({ status: ["active"] });
      // @ts-expect-error a filter without a value
      roster.contacts.list.query({ filter: { field: "name", op: "eq" } });
      // @ts-expect-error a member that an answer does not have
      keys().then(({ keys: [key] }) => key?.secret);
      // @ts-expect-error a procedure that a key cannot call
      roster.account;`;
    expect(await complaintsOf([program], resolution)).toBe("");
  });

  test("does not compile where it is wrong", async () => {
    const program = `import { createRosterClient } from "@roster/client"; createRosterClient({ url: 1 });`;
    expect(await complaintsOf([program], resolution)).toMatch(/Type 'number' is not assignable to type 'string'/);
  });
});

test("the recipes of its README compile", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const recipes = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, recipe = ""]) => recipe);
  expect(recipes.length).toBeGreaterThanOrEqual(9);
  const given = 'declare const roster: import("@roster/client").RosterClient;\n';
  const programs = recipes.map((recipe) =>
    recipe.includes("const roster =") ? recipe : `${given}${recipe}\nexport {};`,
  );
  expect(await complaintsOf(programs, "nodenext", join(root, "node_modules/@types/node"))).toBe("");
});

test("it runs under plain Node against a server", async () => {
  await using api = await testApi();
  const { apiKey } = await api.addOrganization();
  const program = `
    import { createRosterClient, isRosterError } from "@roster/client";
    const [url, apiKey] = process.argv.slice(2);
    const roster = createRosterClient({ url, apiKey });
    const ana = await roster.contacts.create.mutate({ name: "Ana", phone: "+1 415 555 0100" });
    const report = await roster.importContacts("name,phone\\nBo,+14155550101\\n", { fileName: "bo.csv" });
    const taken = await roster.contacts.create.mutate({ phone: ana.phone }).catch((error) => error);
    const names = [];
    for await (const { name } of roster.iterateContacts({ sortBy: "name", order: "asc" })) names.push(name);
    console.log(JSON.stringify({ created: report.created, isTaken: isRosterError(taken, "phone_taken"), names }));`;
  const file = join(place, "app/program.mjs");
  await writeFile(file, program);
  const { stdout } = await run(process.execPath, [file, api.url, apiKey], { cwd: join(place, "app") });
  expect(JSON.parse(stdout)).toEqual({ created: 1, isTaken: true, names: ["Ana", "Bo"] });
});
