import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { clip, DomainError, type Fault, limits } from "@roster/domain";
import { unknownName } from "../../faults.ts";
import { expectFile } from "../../http/patience.ts";
import type { FileBody, RestRequest } from "../route.ts";

/** What a request carries. Disposed of, it leaves nothing behind, read or not. */
export interface UploadedFile extends AsyncDisposable {
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** What else a form said. */
  fields: Record<string, string>;
}

const nothingBehind = { [Symbol.asyncDispose]: async () => {} };

type Upload = Pick<RestRequest, "incoming" | "digest">;

const fieldBytes = 64 * 1024;

const tooLarge = () =>
  new DomainError(
    "payload_too_large",
    `The file is over ${limits.importFileBytes / 1024 ** 3} GB, the most that can be imported at once.`,
  );
const notAForm = (cause?: unknown) =>
  new DomainError("invalid_request", "The form has no file, breaks off, or is malformed.", { cause });
const faulty = (fault: Omit<Fault, "in">) => DomainError.invalid([{ in: "body", ...fault }]);
const secondFile = (name: string) =>
  faulty({ name: clip(name), code: "too_many", detail: "is a second file: send one file in a request" });
const optionInForm = (name: string) =>
  faulty({ name: clip(name), code: "unknown", detail: "is no file: options go into the URL, as in ?region=DE" });
// A body that cannot be a text file, whatever is in it.
const otherTypes = /^(application\/(json|x-www-form-urlencoded)|(image|audio|video|font)\/)/i;

/** The file that a request carries: the only one of a multipart form, else the body itself. It is read as it arrives. */
export async function readUpload(request: Upload, { fields }: FileBody): Promise<UploadedFile> {
  const { headers } = request.incoming;
  expectFile(request.incoming);
  if (Number(headers["content-length"] ?? 0) > limits.importFileBytes) throw tooLarge();
  const type = headers["content-type"] ?? "";
  if (/^multipart\/form-data/i.test(type)) return fields ? wholeForm(request, fields) : fileOfForm(request);
  if (otherTypes.test(type)) {
    throw new DomainError(
      "unsupported_media_type",
      "Send the file itself (text/csv, text/vcard, application/octet-stream) or a multipart form.",
    );
  }
  return { name: "", content: bounded(request.incoming, request), fields: {}, ...nothingBehind };
}

/** A form's file while the form is read: nothing but the file may be in it. */
async function fileOfForm(request: Upload): Promise<UploadedFile> {
  const form = formReader(request);
  const end = Promise.withResolvers<void>();
  end.promise.catch(() => {});
  let content: Readable | null = null;
  const fail = (error: Error) => {
    end.reject(error);
    content?.destroy(error);
  };
  const file = new Promise<UploadedFile>((resolve, reject) => {
    end.promise.then(() => reject(notAForm()), reject);
    form.on("file", (field, stream, name) => {
      stream.on("error", () => {});
      if (content !== null) return fail(secondFile(name || field));
      content = stream;
      const bytes = bounded(withEnd(stream, end.promise), request);
      resolve({ name: name ?? "", content: bytes, fields: {}, ...nothingBehind });
    });
  });
  form.on("field", (name) => fail(optionInForm(name ?? "")));
  readInto(form, request, { end: end.resolve, fail });
  return file;
}

/** A form whose fields may stand behind its file, which waits in a temporary file for them. */
async function wholeForm(request: Upload, known: Record<string, string>): Promise<UploadedFile> {
  const form = formReader(request);
  await using stack = new AsyncDisposableStack();
  const directory = stack.use(await mkdtempDisposable(join(tmpdir(), "roster-upload-")));
  const path = join(directory.path, "file");
  const fields: Record<string, string> = {};
  let storing: Promise<void> | null = null;
  let name = "";
  let written: WriteStream | undefined;
  stack.defer(() => closed(written));
  await new Promise<void>((resolve, reject) => {
    form.on("file", (field, stream, fileName) => {
      if (storing !== null) {
        stream.resume();
        return reject(secondFile(fileName || field));
      }
      name = fileName ?? "";
      written = createWriteStream(path);
      storing = pipeline(bounded(stream, request), written);
      storing.catch(reject);
    });
    form.on("field", (field, value) => {
      if (!Object.hasOwn(known, field)) {
        reject(DomainError.invalid([unknownName(field, { in: "body", known: Object.keys(known) })]));
        return;
      }
      request.digest?.update(`${field}=${value}\n`);
      fields[field] = value;
    });
    readInto(form, request, { end: resolve, fail: reject });
  });
  if (storing === null) throw notAForm();
  await storing;
  const kept = stack.move();
  return { name, fields, content: bytesOf(path), [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function closed(file: WriteStream | undefined): Promise<void> {
  if (!file || file.closed) return;
  const end = new Promise<void>((resolve) => file.once("close", resolve));
  file.destroy();
  await end;
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

interface FormEnd {
  end: () => void;
  fail: (error: Error) => void;
}

function readInto(form: InstanceType<typeof Busboy>, { incoming }: Upload, { end, fail }: FormEnd): void {
  const stop = (error: Error) => {
    incoming.unpipe(form);
    fail(error);
  };
  form.on("error", (cause) => stop(notAForm(cause)));
  form.on("finish", end);
  incoming.once("close", () => incoming.complete || stop(new Error("the upload was interrupted")));
  incoming.pipe(form);
}

function formReader({ incoming }: Upload): InstanceType<typeof Busboy> {
  try {
    const contentType = incoming.headers["content-type"] ?? "";
    return new Busboy({ headers: { "content-type": contentType }, limits: { fieldSize: fieldBytes, fields: 100 } });
  } catch (cause) {
    throw notAForm(cause);
  }
}

/** A file of a form, which is good only when the form behind it is. */
async function* withEnd(file: AsyncIterable<Uint8Array>, end: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } catch (error) {
    // What reads the file at once meets a form's break before the form tells of it.
    throw error instanceof DomainError ? error : notAForm(error);
  }
  await end;
}

async function* bounded(source: AsyncIterable<Uint8Array>, { digest }: Upload): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.importFileBytes) throw tooLarge();
    digest?.update(chunk);
    yield chunk;
  }
}
