import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMailBox } from "@roster/api/testing/mail-box";
import { freePort, runServer } from "../testing/run-server.ts";
import { keepMail } from "./mails.ts";

/** Starts the product as it is built, on a data directory of its own and with a mail server, and stops both after the last test. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "roster e2e-"));
  const mailDirectory = await mkdtemp(join(tmpdir(), "roster mails-"));
  process.env.E2E_MAILS = mailDirectory;
  const box = await openMailBox({ onMail: keepMail });
  const port = await freePort();
  const env = {
    ROSTER_PUBLIC_URL: `http://localhost:${port}`,
    ROSTER_SMTP_URL: box.url,
    ROSTER_MAIL_FROM: "Roster <roster@roster.example>",
    ROSTER_SIGN_UP: "open",
  };
  const server = await runServer({ dataDirectory, port, env });
  process.env.E2E_URL = server.url;
  process.env.E2E_ACCESS = JSON.stringify(await server.access());
  return async () => {
    const code = await server.stop();
    await box[Symbol.asyncDispose]();
    for (const directory of [dataDirectory, mailDirectory]) await rm(directory, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the product ended with ${code}:\n${server.said()}`);
  };
}
