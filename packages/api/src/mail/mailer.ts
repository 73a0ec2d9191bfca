import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createTransport, type Transporter } from "nodemailer";
import type { Background } from "../background/background.ts";
import type { LogEvent } from "../context.ts";
import { htmlOf, type Mail, textOf } from "./mail.ts";

const graceMs = 2_000;
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password. */
  url: string;
  /** Who mails are from. */
  from: string;
}

interface MailerParts {
  background: Background;
  log: (event: LogEvent) => void;
  smtp: SmtpSettings | null;
  /** Whether a mail that cannot be sent is written to the log with its link. */
  printsLinks: boolean;
}

/** Sends mails while nobody waits for them, so that no answer says by its time whether there was one. */
export class Mailer {
  readonly #background: Background;
  readonly #log: (event: LogEvent) => void;
  readonly #transport: Transporter | null;
  readonly #printsLinks: boolean;

  constructor({ background, log, smtp, printsLinks }: MailerParts) {
    this.#background = background;
    this.#log = log;
    this.#printsLinks = printsLinks;
    this.#transport = smtp && createTransport({ url: smtp.url, ...timeouts }, { from: smtp.from });
  }

  /** Whether a mail's link comes to somebody. */
  get isOfUse(): boolean {
    return this.#transport !== null || this.#printsLinks;
  }

  /** Without SMTP the link is printed or the mail forgotten. A failure is logged, without the address and the link. */
  send(mail: Mail): void {
    if (this.#transport) this.#background.start("a mail was not sent", this.#deliver(this.#transport, mail));
    else if (this.#printsLinks)
      this.#log({ level: "info", message: `Mail to ${mail.to}: ${mail.subject} ${mail.link?.url ?? ""}`.trimEnd() });
  }

  async #deliver(transport: Transporter, mail: Mail): Promise<void> {
    const { to, subject } = mail;
    const sending = transport
      .sendMail({ to: { name: "", address: to }, subject, text: textOf(mail), html: htmlOf(mail) })
      .catch((error: unknown) => {
        throw withoutAddresses(error);
      });
    const done = new AbortController();
    await Promise.race([sending, this.#stopped(done.signal)]).finally(() => done.abort());
  }

  async #stopped(signal: AbortSignal): Promise<void> {
    await once(this.#background.stopping, "abort", { signal }).catch(() => {});
    await sleep(graceMs, undefined, { ref: false });
  }
}

/** What a server says of a mail may repeat whom it was for. */
function withoutAddresses(error: unknown): Error {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return new Error(["SMTP failed", code, responseCode].filter(Boolean).join(" "));
}
