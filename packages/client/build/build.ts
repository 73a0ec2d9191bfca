import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";
import { declarations } from "./declarations.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Makes `dist`: what a repository gets that has none of our packages. */
await rm(dist, { recursive: true, force: true });
await mkdir(dist);
await Promise.all([writeModule(), writeFile(join(dist, "index.d.ts"), await declarations(root)), writeLicenses()]);

/** One module that imports nothing: tRPC is in it, for it would bring the TypeScript compiler along. */
async function writeModule(): Promise<void> {
  const bundle = await rolldown({
    input: join(root, "src/index.ts"),
    platform: "neutral",
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({ file: join(dist, "index.js"), format: "esm" });
  await bundle.close();
}

/** The licence of what is in the module beside our own. */
async function writeLicenses(): Promise<void> {
  const require = createRequire(import.meta.url);
  const packages = ["@trpc/client", "@trpc/server"];
  const texts = packages.map(async (name) => {
    const manifest = require.resolve(`${name}/package.json`);
    const { version } = JSON.parse(await readFile(manifest, "utf8"));
    return `${name} ${version}\n\n${await readFile(join(dirname(manifest), "LICENSE"), "utf8")}`;
  });
  await writeFile(join(dist, "LICENSES.txt"), (await Promise.all(texts)).join("\n\n"));
}
