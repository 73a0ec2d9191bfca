import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { sendAnswer } from "./send-answer.ts";

test("a stream that takes too long in all is ended, and what it holds let go", async () => {
  let isOpen = true;
  async function* endless() {
    try {
      for (;;) {
        yield "x";
        await sleep(10);
      }
    } finally {
      isOpen = false;
    }
  }
  const server = createServer((incoming, response) => {
    sendAnswer(incoming, response, { status: 200, stream: endless() }, { streamedWithinMs: 200 }).catch(() => {});
  }).listen(0);
  await once(server, "listening");
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}`);
  await expect(answer.text()).rejects.toThrow();
  await expect.poll(() => isOpen).toBe(false);
  server.close();
});
