import fc from "fast-check";
import type { Route } from "../../src/rest/route.ts";
import type { HostileRequest } from "./hostile-request.ts";
import { hostileBody, hostileText } from "./hostile-texts.ts";
import { inputOf, kindOf } from "./random-input.ts";
import { membersOf } from "./schema-names.ts";

/** A body with the type that it is said to have. */
export interface Content {
  body: HostileRequest["body"];
  type: string | undefined;
}

const files = fc.constantFrom(
  "name,phone\nAda,+14155550411\nBob,12\n",
  "phone;tags\n+14155550412;a ::: b\n",
  "BEGIN:VCARD\nVERSION:3.0\nFN:Card\nTEL:+14155550413\nEND:VCARD\n",
  "no heading that is known\n1,2,3\n",
  'name,phone\n"unclosed,+14155550414\n',
  "",
  "\u0000\u0001\u00ff",
  `name,phone\n${"x".repeat(300)},+14155550415\n`,
  `phone,${"k,".repeat(300)}z\n+14155550416\n`,
  `name,phone\n${"Row,+1415555\n".repeat(20_000)}`,
);

const boundary = "----roster";
const part = (head: string, content: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const field = fc.tuple(
  fc.constantFrom("delimiter", "listIds", "extra", "__proto__"),
  fc.oneof(fc.constantFrom(",", "comma", '["~own.list.0~"]', '["~other.list.0~"]', "[", "null"), hostileText),
);
const form = fc
  .record({
    file: files,
    fields: fc.array(field, { maxLength: 2 }),
    isLast: fc.boolean(),
    end: fc.constantFrom(`--${boundary}--\r\n`, `--${boundary}--\r\n`, "", `--${boundary}`),
  })
  .map(({ file, fields, isLast, end }) => {
    const first = part('name="file"; filename="f.csv"', file);
    const parts = [first, ...fields.map(([name, text]) => part(`name="${name}"`, text))];
    return (isLast ? parts.reverse() : parts).join("") + end;
  });

const anything = fc.record<Content>({
  body: fc.option(hostileBody, { freq: 2 }),
  type: fc.constantFrom("application/json", undefined),
});

/** What may be sent to a route: mostly the kind of body that it reads. */
export function contentOf(route: Route): fc.Arbitrary<Content> {
  return fc.oneof({ weight: 8, arbitrary: fitting(route) }, { weight: 1, arbitrary: anything });
}

function fitting({ body, path }: Route): fc.Arbitrary<Content> {
  if (!body) return fc.constant({ body: null, type: undefined });
  if (body.kind === "file")
    return fc.oneof(
      files.map((text) => ({ body: { text, encoding: "latin1" as const }, type: "text/csv" })),
      form.map((text) => ({
        body: { text, encoding: "utf8" as const },
        type: `multipart/form-data; boundary=${boundary}`,
      })),
    );
  const one = inputOf({
    names: [...Object.keys(membersOf(body.schema)), ...Object.keys(body.names ?? {})],
    kind: kindOf(path),
  });
  const some = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: body.items ? fc.array(one, { maxLength: 4 }) : one },
  );
  return some.map((value) => ({
    body: { text: JSON.stringify(value) ?? "", encoding: "utf8" as const },
    type: "application/json",
  }));
}
