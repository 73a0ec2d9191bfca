import { contacts } from "./contacts/router.ts";
import { createCallerFactory, router } from "./init.ts";
import { lists } from "./lists/router.ts";
import { organizations } from "./organizations/router.ts";
import { tags } from "./tags/router.ts";

export const appRouter = router({ contacts, lists, tags, organizations });
export type AppRouter = typeof appRouter;

/** Calls procedures in process, with no HTTP. */
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
