import { testDatabase } from "@roster/db/testing";
import { expect, test } from "vitest";
import { HttpReader } from "../src/load/http-reader.ts";
import { WireReader } from "../src/load/wire.ts";
import { wireLoad } from "../src/load/wire-load.ts";

const body = '{"contacts":[{"name":"Zoë"}]}';
const answer = (text: string, status = 200) =>
  Buffer.from(`HTTP/1.1 ${status} Any\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
const expected = { statuses: [200], beginning: '{"contacts":[{' };

test("a response is read the same wherever it is cut", () => {
  const whole = answer(body);
  for (let cut = 1; cut < whole.length; cut += 1) {
    const reader = new HttpReader(expected);
    expect(reader.take(whole.subarray(0, cut))).toBeNull();
    expect(reader.take(whole.subarray(cut))).toBe(Buffer.byteLength(body));
  }
});

test("an error, an empty page and an answer without a length are refused", () => {
  const reading = (bytes: Buffer) => () => new HttpReader(expected).take(bytes);
  expect(reading(answer(body, 503))).toThrow("status 503");
  expect(reading(answer('{"contacts":[],"paginationMeta":{}}'))).toThrow("a body begins with");
  expect(reading(Buffer.from("HTTP/1.1 200 OK\r\n\r\n"))).toThrow("no content-length");
});

test("the end of PostgreSQL's answer is found wherever it is cut", () => {
  const row = Buffer.from([0x44, 0, 0, 0, 8, 1, 2, 3, 4]);
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  const whole = Buffer.concat([row, row, ready]);
  for (let cut = 1; cut <= row.length * 2; cut += 1) {
    const reader = new WireReader();
    expect(reader.take(whole.subarray(0, cut))).toBeNull();
    expect(reader.take(whole.subarray(cut))).toBe(whole.length);
  }
});

test("PostgreSQL alone is loaded with values of every kind, and its errors are told", async () => {
  await using database = await testDatabase();
  const load = (text: string, values: unknown[]) =>
    wireLoad(
      {
        kind: "wire",
        url: database.url,
        options: "",
        statements: [{ text, values }],
        connections: 2,
        warmUpSeconds: 0,
        seconds: 0.1,
      },
      () => {},
    );
  const { all } = await load("select $1::text[], $2::float8, $3::text, $4::boolean", [
    ['a "b"', "\\"],
    1.5,
    null,
    true,
  ]);
  expect([all.errors, all.requests > 0]).toEqual([0, true]);
  expect((await load("select 1 / $1::int", [0])).all.firstError).toContain("division by zero");
});
