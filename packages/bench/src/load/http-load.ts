import { connect, type Socket } from "node:net";
import { type Expected, HttpReader } from "./http-reader.ts";
import { Tally } from "./tally.ts";

export interface HttpJob {
  kind: "http";
  port: number;
  /** Whole requests as text; connections take them in turns. */
  requests: string[];
  expected: Expected;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** One request in so many is a write: a new contact, with a phone of its own. */
  writeEvery?: number;
  writeHead?: string;
}

interface Run {
  job: HttpJob;
  requests: Buffer[];
  all: Tally;
  reads: Tally;
  sent: number;
  endsAt: number;
}

const writeExpected: Expected = { statuses: [201], beginning: "{" };

/** Loads a server over connections of its own, each with one request at a time, and tells when the warm-up is over. */
export async function httpLoad(job: HttpJob, started: () => void) {
  const run: Run = {
    job,
    requests: job.requests.map((text) => Buffer.from(text)),
    all: new Tally(),
    reads: new Tally(),
    sent: 0,
    endsAt: performance.now() + (job.warmUpSeconds + job.seconds) * 1000,
  };
  const warm = setTimeout(() => {
    run.all.start();
    run.reads.start();
    started();
  }, job.warmUpSeconds * 1000);
  await Promise.all(Array.from({ length: job.connections }, () => converse(run)));
  clearTimeout(warm);
  return { all: run.all.result(), reads: run.reads.result() };
}

function converse(run: Run): Promise<void> {
  const socket = connect({ port: run.job.port, host: "127.0.0.1", noDelay: true });
  return new Promise((resolve) => {
    let exchange = begin(run);
    const end = (problem?: string) => {
      if (problem !== undefined) run.all.fail(problem);
      socket.removeAllListeners().on("error", () => {});
      socket.destroy();
      resolve();
    };
    socket.once("connect", () => send(socket, exchange));
    socket.once("error", (error) => end(error.message));
    socket.once("close", () => end("the server closed a connection"));
    socket.on("data", (chunk: Buffer) => {
      try {
        const bytes = exchange.reader.take(chunk);
        if (bytes === null) return;
        run.all.add(exchange.sentAt, bytes);
        if (!exchange.isWrite) run.reads.add(exchange.sentAt, bytes);
      } catch (error) {
        return end((error as Error).message);
      }
      if (performance.now() >= run.endsAt) return end();
      exchange = begin(run);
      send(socket, exchange);
    });
  });
}

interface Exchange {
  request: Buffer;
  reader: HttpReader;
  isWrite: boolean;
  sentAt: number;
}

function begin(run: Run): Exchange {
  const { job, requests } = run;
  run.sent += 1;
  const isWrite = job.writeEvery !== undefined && run.sent % job.writeEvery === 0;
  const request = isWrite ? creationBy(run) : (requests[run.sent % requests.length] as Buffer);
  return { request, reader: new HttpReader(isWrite ? writeExpected : job.expected), isWrite, sentAt: 0 };
}

function send(socket: Socket, exchange: Exchange): void {
  exchange.sentAt = performance.now();
  socket.write(exchange.request);
}

function creationBy({ job, sent }: Run): Buffer {
  const phone = `+1201${2_000_000 + (sent % 7_000_000)}`;
  const body = JSON.stringify({ name: `Writer ${sent}`, phone, attributes: { city: "Lisbon" } });
  return Buffer.from(`${job.writeHead}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
