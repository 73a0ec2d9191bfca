import {
  ApiKeyRepository,
  BulkRepository,
  ContactRepository,
  ContactWriter,
  DirectoryRepository,
  ImportRepository,
  OrganizationRepository,
} from "@roster/db";
import { DomainError } from "@roster/domain";
import { middleware, procedure } from "./init.ts";
import { domainErrors } from "./middleware/domain-errors.ts";

const signedIn = middleware(async ({ ctx, next }) => {
  const principal = await ctx.findPrincipal();
  if (principal === null) throw new DomainError("unauthorized", "Sign in, or send an API key.");
  return next({ ctx: { principal } });
});

// Each procedure has an entity manager of its own: a batch shares one context.
const withinOrganization = signedIn.unstable_pipe(({ ctx, next }) => {
  const { tenant } = ctx.principal;
  if (tenant === null) throw new DomainError("forbidden", "You do not belong to an organization.");
  const em = ctx.services.db.fork();
  return next({
    ctx: {
      tenant,
      contacts: new ContactRepository(ctx.services.db, tenant),
      writer: new ContactWriter(em, tenant),
      bulk: new BulkRepository(em, tenant),
      directory: new DirectoryRepository(ctx.services.db, tenant),
      keys: new ApiKeyRepository(em),
      imports: new ImportRepository(em, tenant),
    },
  });
});

const asPerson = signedIn.unstable_pipe(({ ctx, next }) => {
  const { principal } = ctx;
  if (principal.kind !== "session") throw new DomainError("forbidden", "Only a person who is signed in can do this.");
  return next({ ctx: { principal, organizations: new OrganizationRepository(ctx.services.db.fork()) } });
});

/** Runs for the caller's organization: its repositories can touch no other. */
export const organizationProcedure = procedure.use(domainErrors).use(withinOrganization);

/** Runs for the person who is signed in. */
export const personProcedure = procedure.use(domainErrors).use(asPerson);
