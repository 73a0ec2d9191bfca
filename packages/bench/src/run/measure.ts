import type { HttpJob } from "../load/http-load.ts";
import type { LoadGenerator } from "../load/load-generator.ts";
import type { LoadResult } from "../load/tally.ts";
import { type CpuTimes, cpuTimes } from "./cpu.ts";

/** A load through HTTP, and what it cost a request in CPU milliseconds. */
export interface Measured extends LoadResult {
  databaseCpu: number | null;
  serverCpu: number | null;
  /** Of reads alone, where there were writes among them. */
  reads: LoadResult;
}

export interface Place {
  load: LoadGenerator;
  postmaster: number | null;
  server: { port: number; pid: number };
}

/** Loads a server and divides what the database and the server used by the requests. */
export async function measure(place: Place, job: Omit<HttpJob, "kind" | "port">): Promise<Measured> {
  const { load, postmaster, server } = place;
  const times = () => cpuTimes(postmaster, server.pid);
  const { all, reads, begun } = await load.run({ ...job, kind: "http", port: server.port }, times);
  const ended = await times();
  const each = (kind: keyof CpuTimes) =>
    begun === null || begun[kind] === null || ended[kind] === null || all.requests === 0
      ? null
      : (ended[kind] - begun[kind]) / all.requests;
  return { ...all, reads, databaseCpu: each("database"), serverCpu: each("server") };
}
