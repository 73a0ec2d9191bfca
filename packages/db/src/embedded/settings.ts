import { totalmem } from "node:os";

const megabytes = Math.floor(totalmem() / 1024 / 1024);

/** Settings of the server that `npm start` brings: a quarter of memory for buffers, planner costs for SSDs. */
export const durableSettings: Record<string, string> = {
  shared_buffers: `${Math.max(128, Math.min(4096, Math.floor(megabytes / 4)))}MB`,
  effective_cache_size: `${Math.max(256, Math.floor(megabytes / 2))}MB`,
  maintenance_work_mem: "256MB",
  max_wal_size: "4GB",
  jit: "off",
  random_page_cost: "1.1",
  work_mem: "32MB",
  max_parallel_workers_per_gather: "0",
};

/** Settings of a cluster whose content nobody will miss. */
export const throwawaySettings: Record<string, string> = {
  ...durableSettings,
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};
