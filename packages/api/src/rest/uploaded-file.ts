import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { clip, DomainError, limits } from "@roster/domain";

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
  new DomainError("invalid_request", "The form has no file, breaks off, or is malformed.", { cause });
const secondFile = (name: string) =>
  DomainError.invalid([
    { in: "body", name: clip(name), code: "too_many", detail: "is a second file: send one file in a request" },
  ]);
const unknownField = (name: string) =>
  DomainError.invalid([
    { in: "body", name: clip(name), code: "unknown", detail: "is no file: options go into the URL, as in ?region=DE" },
  ]);
// A body that cannot be a text file, whatever is in it.
const otherTypes = /^(application\/(json|x-www-form-urlencoded)|(image|audio|video|font)\/)/i;

/** The file that a request carries: the only one of a multipart form, else the body itself. It is read as it arrives. */
export async function uploadedFile(incoming: IncomingMessage): Promise<UploadedFile> {
  if (Number(incoming.headers["content-length"] ?? 0) > limits.importFileBytes) throw tooLarge();
  const type = incoming.headers["content-type"] ?? "";
  if (/^multipart\/form-data/i.test(type)) return fileOfForm(incoming, type);
  if (otherTypes.test(type)) {
    throw new DomainError(
      "unsupported_media_type",
      "Send the file itself (text/csv, text/vcard, application/octet-stream) or a multipart form.",
    );
  }
  return { name: "", content: bounded(incoming) };
}

async function fileOfForm(incoming: IncomingMessage, contentType: string): Promise<UploadedFile> {
  const form = formReader(contentType);
  const end = Promise.withResolvers<void>();
  let content: Readable | null = null;
  const fail = (error: Error) => {
    incoming.unpipe(form);
    end.reject(error);
    content?.destroy(error);
  };
  const file = new Promise<UploadedFile>((resolve, reject) => {
    end.promise.then(() => reject(notAForm()), reject);
    form.on("file", (field, stream, name) => {
      stream.on("error", () => {});
      if (content !== null) return fail(secondFile(name || field));
      content = stream;
      resolve({ name: name ?? "", content: bounded(wholeForm(stream, end.promise)) });
    });
  });
  form.on("field", (name) => fail(unknownField(name ?? "")));
  form.on("error", (cause) => fail(notAForm(cause)));
  form.on("finish", end.resolve);
  incoming.once("close", () => incoming.complete || fail(new Error("the upload was interrupted")));
  incoming.pipe(form);
  return file;
}

function formReader(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { "content-type": contentType } });
  } catch (cause) {
    throw notAForm(cause);
  }
}

/** A file of a form, which is good only when the form behind it is. */
async function* wholeForm(file: AsyncIterable<Uint8Array>, end: Promise<void>): AsyncGenerator<Uint8Array> {
  yield* file;
  await end;
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.importFileBytes) throw tooLarge();
    yield chunk;
  }
}
