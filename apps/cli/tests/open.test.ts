import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { roster } from "./roster.ts";

const opener = process.platform === "darwin" ? "open" : "xdg-open";
const ROSTER_URL = "https://roster.example.com/";

test("open hands the address to the system's browser, and prints it where there is none", async () => {
  const folder = await mkdtemp(join(tmpdir(), "roster open-"));
  const opened = join(folder, "opened");
  const env = { ROSTER_URL, PATH: folder };
  expect(await roster(["open"], { env })).toEqual({ code: 0, out: `${ROSTER_URL}\n`, err: "" });
  await writeFile(join(folder, opener), `#!/bin/sh\nprintf %s "$*" > '${opened}'\n`, { mode: 0o755 });
  expect(await roster(["open"], { env })).toEqual({ code: 0, out: "", err: `Opening ${ROSTER_URL} in the browser\n` });
  expect(await readFile(opened, "utf8")).toBe(ROSTER_URL);
  await writeFile(join(folder, opener), "#!/bin/sh\nexit 3\n", { mode: 0o755 });
  expect(await roster(["open"], { env })).toMatchObject({ code: 0, out: `${ROSTER_URL}\n` });
  expect(await roster(["open"], { env: { ...env, ROSTER_URL: "javascript:1" } })).toMatchObject({ code: 2 });
  await rm(folder, { recursive: true });
});
