import { account } from "./account/router.ts";
import { audit } from "./audit/router.ts";
import { campaigns } from "./campaigns/router.ts";
import { changes } from "./changes/router.ts";
import { contacts } from "./contacts/router.ts";
import { conversations } from "./conversations/router.ts";
import { duplicates } from "./duplicates/router.ts";
import { createCallerFactory, router } from "./init.ts";
import { invitations } from "./invitations/router.ts";
import { keys } from "./keys/router.ts";
import { lists } from "./lists/router.ts";
import { members } from "./members/router.ts";
import { organizations } from "./organizations/router.ts";
import { overview } from "./overview/router.ts";
import { roles } from "./roles/router.ts";
import { segments } from "./segments/router.ts";
import { tags } from "./tags/router.ts";

export const appRouter = router({
  contacts,
  duplicates,
  lists,
  tags,
  segments,
  campaigns,
  conversations,
  keys,
  members,
  invitations,
  roles,
  organizations,
  overview,
  audit,
  changes,
  account,
});
export type AppRouter = typeof appRouter;

/** Calls procedures in process, with no HTTP. */
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
