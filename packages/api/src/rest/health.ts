import { z } from "zod";
import { route } from "./route.ts";

const ok = {
  description: "It is.",
  schema: z.strictObject({ status: z.literal("ok") }),
  example: { status: "ok" },
};

/** `GET /api/health/live` */
export const isLive = route({
  method: "GET",
  path: "/api/health/live",
  operationId: "isLive",
  tag: "Service",
  summary: "Whether the process answers",
  description: "For whoever restarts it.",
  isPublic: true,
  answers: { 200: ok },
  handle: async () => ({ status: 200, body: { status: "ok" } }),
});

/** `GET /api/health/ready` */
export const isReady = route({
  method: "GET",
  path: "/api/health/ready",
  operationId: "isReady",
  tag: "Service",
  summary: "Whether the database answers too",
  description: "For whoever sends it requests; 503 `unavailable` when it does not.",
  isPublic: true,
  answers: { 200: ok },
  async handle({ services }) {
    await services.db.ping();
    return { status: 200, body: { status: "ok" } };
  },
});
