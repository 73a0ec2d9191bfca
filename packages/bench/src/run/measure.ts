import type { HttpJob } from "../load/http-load.ts";
import type { LoadGenerator } from "../load/load-generator.ts";
import type { LoadResult } from "../load/tally.ts";
import { type CpuTimes, cpuTimes } from "./cpu.ts";

/** A load through HTTP, and what it cost a request in CPU milliseconds. */
export interface Measured extends LoadResult {
  databaseCpu: number | null;
  serverCpu: number | null;
  /** Processors that other programs kept busy meanwhile. */
  others: number | null;
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
  const times = () => cpuTimes({ postmaster, server: server.pid, load: load.pid });
  const { all, reads, begun } = await load.run({ ...job, kind: "http", port: server.port }, times);
  const ended = await times();
  const used = (kind: keyof CpuTimes) => {
    const [before, after] = [begun?.[kind] ?? null, ended[kind]];
    return before === null || after === null ? null : after - before;
  };
  const each = (time: number | null) => (time === null || all.requests === 0 ? null : time / all.requests);
  const machine = used("machine");
  const ours = (used("database") ?? 0) + (used("server") ?? 0) + (used("load") ?? 0);
  const others = machine === null ? null : Math.max(0, machine - ours) / (all.seconds * 1000);
  return { ...all, reads, databaseCpu: each(used("database")), serverCpu: each(used("server")), others };
}
