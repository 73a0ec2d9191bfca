import { execFile } from "node:child_process";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { testApi } from "@roster/api/testing";
import { expect, test } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");

function run(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

test("the server keeps every promise, and the suite leaves nothing behind", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization({
    contacts: [{ name: "Somebody", phone: "+14155550101" }],
    lists: ["Theirs"],
  });
  const { code, output } = await run(["--url", api.url, "--key", ours.apiKey]);
  expect(
    output.split("\n").filter((line, n, lines) => line.startsWith("FAIL") || lines[n - 1]?.startsWith("FAIL")),
  ).toEqual([]);
  expect(code).toBe(0);
  expect(output).not.toContain(ours.apiKey);
  expect(Number(/(\d+) kept, 0 broken/.exec(output)?.[1])).toBeGreaterThan(70);
  expect((await ours.caller.contacts.list({})).paginationMeta.total).toBe(1);
  expect((await ours.caller.lists.list({})).lists).toHaveLength(1);
  expect((await ours.caller.tags.list({})).tags).toEqual([]);
});

test("a server that breaks its promises is told so", async () => {
  await using api = await testApi();
  const ours = await api.addOrganization();
  const target = new URL(api.url);
  // A proxy that drops the Link header and answers an unknown contact as if it were forbidden.
  const proxy = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    const onward = httpRequest({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      const { link: _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode === 404 ? 403 : (answer.statusCode ?? 500), kept);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const links = await run(["--url", url, "--key", ours.apiKey, "--only", "Link names"]);
  expect(links).toMatchObject({ code: 1, output: expect.stringContaining("FAIL  headers: Link names") });
  const deleted = await run(["--url", url, "--key", ours.apiKey, "--only", "delete: the contact"]);
  expect(deleted).toMatchObject({ code: 1, output: expect.stringContaining("status: expected 404, got 403") });
  expect(await run(["--url", url, "--key", ours.apiKey, "--only", "no such check"])).toMatchObject({ code: 1 });
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});
