import type { Socket } from "node:net";
import pg from "pg";
import { Tally } from "./tally.ts";
import { type Statement, WireReader, wireMessages } from "./wire.ts";

export interface WireJob {
  kind: "wire";
  url: string;
  /** Settings of the connections, as libpq's `options`. */
  options: string;
  statements: Statement[];
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}

/**
 * Loads PostgreSQL itself: statements are prepared once, then Bind, Execute and Sync are sent as bytes made beforehand,
 * and of the answers only the end is looked for.
 */
export async function wireLoad(job: WireJob, started: () => void) {
  const tally = new Tally();
  const { prepare, executions } = wireMessages(job.statements);
  const sockets = await Promise.all(Array.from({ length: job.connections }, () => takeSocket(job)));
  for (const { socket } of sockets) await exchange(socket, prepare);
  const endsAt = performance.now() + (job.warmUpSeconds + job.seconds) * 1000;
  const warm = setTimeout(() => {
    tally.start();
    started();
  }, job.warmUpSeconds * 1000);
  let sent = 0;
  const next = () => executions[sent++ % executions.length] as Buffer;
  await Promise.all(sockets.map(({ socket }) => converse(socket, { next, tally, endsAt })));
  clearTimeout(warm);
  for (const { socket } of sockets) socket.destroy();
  return { all: tally.result(), reads: tally.result() };
}

/** Lets `pg` connect and sign in, then takes its socket over. */
async function takeSocket({ url, options }: WireJob): Promise<{ client: pg.Client; socket: Socket }> {
  const client = new pg.Client({ connectionString: url, options });
  client.on("error", () => {});
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners().on("error", () => {});
  stream.setNoDelay(true);
  return { client, socket: stream };
}

function exchange(socket: Socket, message: Buffer): Promise<number> {
  const reader = new WireReader();
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      try {
        const bytes = reader.take(chunk);
        if (bytes === null) return;
        socket.off("data", take);
        resolve(bytes);
      } catch (error) {
        reject(error);
      }
    };
    socket.on("data", take).resume();
    socket.write(message);
  });
}

async function converse(socket: Socket, load: { next: () => Buffer; tally: Tally; endsAt: number }): Promise<void> {
  const reader = new WireReader();
  let sentAt = 0;
  const send = () => {
    sentAt = performance.now();
    socket.write(load.next());
  };
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      try {
        const bytes = reader.take(chunk);
        if (bytes === null) return;
        load.tally.add(sentAt, bytes);
      } catch (error) {
        load.tally.fail((error as Error).message);
        return resolve();
      }
      if (performance.now() >= load.endsAt) resolve();
      else send();
    });
    send();
  });
}
