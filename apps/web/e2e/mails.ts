import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { ReceivedMail } from "@roster/api/testing/mail-box";

const fileOf = (email: string) => join(process.env.E2E_MAILS ?? "", `${encodeURIComponent(email)}.json`);

/** Tests run in other processes than the mail server: each address's latest mail is a file. */
export function keepMail(mail: ReceivedMail): void {
  for (const email of mail.to) writeFileSync(fileOf(email), JSON.stringify(mail));
}

/** The link of the latest mail to an address that leads to that page; waits for it. */
export async function mailedLink(email: string, page: string): Promise<string> {
  const link = async () => {
    const text = await readFile(fileOf(email), "utf8").catch(() => null);
    return text === null ? "" : (JSON.parse(text) as ReceivedMail).link;
  };
  await expect.poll(link).toContain(page);
  return link();
}
