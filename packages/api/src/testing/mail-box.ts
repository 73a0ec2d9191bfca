import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as they came, with quoted-printable undone. */
  source: string;
  /** The first link of the mail that has a path. */
  link: string;
}

export interface MailBox extends AsyncDisposable {
  /** Where mails are sent to, with user and password. */
  url: string;
  mails: ReceivedMail[];
}

/** A real SMTP server that keeps what it is sent, for who knows its password. */
export async function openMailBox({ onMail }: { onMail?: (mail: ReceivedMail) => void } = {}): Promise<MailBox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === "roster" && password === "p@ss" ? callback(null, { user: username }) : callback(new Error("no")),
    onRcptTo: ({ address }, _session, callback) =>
      address.startsWith("refused@") ? callback(new Error(`no such box ${address}`)) : callback(),
    onData(stream, { envelope }, callback) {
      void text(stream).then((raw) => {
        const source = decoded(raw);
        const mail = {
          from: envelope.mailFrom ? envelope.mailFrom.address : "",
          to: envelope.rcptTo.map(({ address }) => address),
          source,
          link: /https?:\/\/[^\s"]+/.exec(source)?.[0] ?? "",
        };
        mails.push(mail);
        onMail?.(mail);
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://roster:p%40ss@127.0.0.1:${port}`,
    mails,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Each part as it says that it is encoded: in one that is not, `=4F` is the beginning of a token. */
function decoded(raw: string): string {
  const boundary = `--${/boundary="?([^"\r\n;]+)/i.exec(raw)?.[1]}`;
  return raw.split(boundary).map(decodedPart).join(boundary);
}

function decodedPart(part: string): string {
  if (!/^content-transfer-encoding: quoted-printable/im.test(part)) return part;
  return part
    .replaceAll("=\r\n", "")
    .replace(/=([\dA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
