import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import { DomainError, limits } from "@roster/domain";

export interface UploadedFile {
  name: string;
  content: AsyncIterable<Uint8Array>;
}

const tooLarge = () =>
  new DomainError(
    "payload_too_large",
    `The file is over ${limits.importFileBytes / 1024 ** 3} GB, the most that can be imported at once.`,
  );
const notAForm = (cause?: unknown) =>
  new DomainError("invalid_request", "The form has no file, or is malformed.", { cause });

/** The file that a request carries: the first one of a multipart form, else the body itself. It is read as it arrives. */
export async function uploadedFile(incoming: IncomingMessage): Promise<UploadedFile> {
  if (Number(incoming.headers["content-length"] ?? 0) > limits.importFileBytes) throw tooLarge();
  const type = incoming.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return fileOfForm(incoming, type);
  if (type.startsWith("application/json") || type.startsWith("application/x-www-form-urlencoded")) {
    throw new DomainError(
      "unsupported_media_type",
      "Send the file itself (text/csv, text/vcard, application/octet-stream) or a multipart form.",
    );
  }
  return { name: "", content: bounded(incoming) };
}

async function fileOfForm(incoming: IncomingMessage, contentType: string): Promise<UploadedFile> {
  let form: InstanceType<typeof Busboy>;
  try {
    form = new Busboy({ headers: { "content-type": contentType }, limits: { files: 1 } });
  } catch (cause) {
    throw notAForm(cause);
  }
  const file = new Promise<UploadedFile>((resolve, reject) => {
    form.once("file", (_field, stream, name) => {
      incoming.once("close", () => incoming.complete || stream.destroy(new Error("the upload was interrupted")));
      resolve({ name: name ?? "", content: bounded(stream) });
    });
    form.once("error", (cause) => reject(notAForm(cause)));
    form.once("finish", () => reject(notAForm()));
  });
  incoming.pipe(form);
  return file;
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.importFileBytes) throw tooLarge();
    yield chunk;
  }
}
