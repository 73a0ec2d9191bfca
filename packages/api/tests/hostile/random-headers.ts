import fc from "fast-check";

type Headers = Record<string, string>;

const credential: fc.Arbitrary<Headers> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom<Headers>(
      { authorization: "Bearer ~own.secret~" },
      { "x-access-token": "~own.secret~" },
      { "x-access-key": "~own.secret~" },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Headers>(
      {},
      { authorization: "Bearer rst_nobody" },
      { authorization: "Bearer" },
      { authorization: "Basic eDp5" },
      { authorization: "Bearer a\u00ff'--" },
      { "x-access-token": "" },
      { cookie: "roster.session_token=%00.x; __proto__=1" },
      { cookie: `roster.session_token=${"s".repeat(500)}` },
    ),
  },
);

const odd: Record<string, string[]> = {
  accept: [
    "*/*",
    "application/json",
    "text/html",
    "application/*;q=0.1",
    "text/csv",
    "q",
    ", ,",
    "application/problem+json",
  ],
  "content-type": [
    "application/json; charset=utf-16",
    "text/plain",
    "application/JSON;x",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "\u00ff",
    "application/x-www-form-urlencoded",
  ],
  "if-match": ['"v~own.version.0~"', '"v~own.version.1~"', "*", 'W/"v1"', '"v99999999999999"', "v1", '"a", "b"', ""],
  "if-none-match": ["*", 'W/"x"', '"', ",,,"],
  "idempotency-key": ["one", "two", "three", "", "\u00e9", "k".repeat(256), "a b", "__proto__"],
  "accept-encoding": ["gzip", "br", "gzip;q=x, *;q=0", "*", "deflate", "identity;q=0"],
  origin: ["https://evil.example", "null", "\u00ff"],
  "x-request-id": ["mine", "x".repeat(300)],
  "x-http-method-override": ["DELETE"],
  host: ["evil.example", "a b", "[::1", "x@y", "\u00ff", ""],
  range: ["bytes=0-1"],
  "x-forwarded-proto": ["https, http", "a b", "javascript"],
  "x-forwarded-host": ["evil.example", "a b"],
  expect: ["100-continue", "something"],
  connection: ["upgrade"],
  upgrade: ["websocket", "h2c"],
  "trpc-accept": ["application/jsonl", "x"],
  "x-long": ["y".repeat(17_000)],
};

const oddHeaders = fc
  .subarray(Object.keys(odd), { minLength: 1, maxLength: 2 })
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...(odd[name] as string[]))]))),
  );

/** A credential, mostly a good one, and in some cases headers that are odd or wrong. */
export function headersOf(method: string): fc.Arbitrary<Headers> {
  const idempotency = fc.constantFrom<Headers>({}, {}, {}, { "idempotency-key": "same" });
  return fc
    .tuple(
      credential,
      method === "POST" ? idempotency : fc.constant<Headers>({}),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant<Headers>({}) },
        { weight: 1, arbitrary: oddHeaders as fc.Arbitrary<Headers> },
      ),
    )
    .map((all) => Object.assign({}, ...all));
}
