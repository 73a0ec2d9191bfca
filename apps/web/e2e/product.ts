import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMailBox, type ReceivedMail } from "@roster/api/testing/mail-box";
import { type Access, freePort, runServer } from "../testing/run-server.ts";

export interface Product {
  url: string;
  access: Access;
  /** The latest mail to each address. */
  mails: ReadonlyMap<string, ReceivedMail>;
  stop: () => Promise<void>;
}

/** Starts the product as it is built, on a data directory of its own and with a mail server. */
export async function startProduct(): Promise<Product> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "roster e2e-"));
  const mails = new Map<string, ReceivedMail>();
  const box = await openMailBox({
    onMail: (mail) => {
      for (const email of mail.to) mails.set(email, mail);
    },
  });
  const port = await freePort();
  const env = {
    ROSTER_PUBLIC_URL: `http://localhost:${port}`,
    ROSTER_SMTP_URL: box.url,
    ROSTER_MAIL_FROM: "Roster <roster@roster.example>",
    ROSTER_SIGN_UP: "open",
  };
  const server = await runServer({ dataDirectory, port, env });
  return {
    url: server.url,
    access: await server.access(),
    mails,
    async stop() {
      const code = await server.stop();
      await box[Symbol.asyncDispose]();
      await rm(dataDirectory, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the product ended with ${code}:\n${server.said()}`);
    },
  };
}
