import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Scripts and styles are compressed once, when they are built, as well as can be; the server gives what is written here. */
const built = join(import.meta.dirname, ".next/static");
const compressed = join(import.meta.dirname, ".next/compressed");
await rm(compressed, { recursive: true, force: true });
for (const name of await readdir(built, { recursive: true })) {
  if (!/\.(js|css)$/.test(name)) continue;
  const content = await readFile(join(built, name));
  const path = join(compressed, "_next/static", name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.br`, await toBrotli(content));
  await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
}
