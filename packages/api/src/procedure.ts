import {
  AccountRepository,
  ApiKeyRepository,
  AuditRepository,
  BulkRepository,
  ContactMerger,
  ContactRepository,
  ContactWriter,
  DirectoryRepository,
  DuplicateRepository,
  ImportHistory,
  ImportRepository,
  InvitationRepository,
  MemberRepository,
  OrganizationRepository,
  OrganizationSettingsRepository,
  OverviewRepository,
  SegmentRepository,
} from "@roster/db";
import { DomainError, type Permission } from "@roster/domain";
import type { TRPCError } from "@trpc/server";
import { actorOf, type Principal } from "./auth/principal.ts";
import { middleware, procedure } from "./init.ts";
import { domainErrors } from "./middleware/domain-errors.ts";

const signedIn = middleware(async ({ ctx, next, getRawInput }) => {
  // First the body: what the caller may do is looked up when it is all there.
  await getRawInput();
  const principal = await ctx.findPrincipal();
  if (principal === null) throw new DomainError("unauthorized", "Sign in, or send an API key.");
  return next({ ctx: { principal } });
});

// Each procedure has an entity manager of its own: a batch shares one context.
const withinOrganization = signedIn.unstable_pipe(async ({ ctx, meta, next }) => {
  const { tenant: organization, permissions } = ctx.principal;
  if (organization === null) throw new DomainError("forbidden", noOrganization(ctx.principal));
  const allowed = new Set(permissions);
  const require = (permission: Permission) => {
    if (!allowed.has(permission))
      throw new DomainError("forbidden", `This needs the permission ${permission}, which you do not have.`);
  };
  if (meta?.permission) require(meta.permission);
  const tenant = { ...organization, actor: actorOf(ctx.principal, ctx) };
  const em = ctx.services.db.fork();
  const result = await next({
    ctx: {
      tenant,
      allowed,
      /** Fails with `forbidden` where the caller has not got a permission. */
      require,
      audit: new AuditRepository(ctx.services.db, tenant),
      contacts: new ContactRepository(ctx.services.db, tenant),
      duplicates: new DuplicateRepository(ctx.services.db, tenant),
      merger: new ContactMerger(em, tenant),
      writer: new ContactWriter(em, tenant),
      bulk: new BulkRepository(em, tenant),
      directory: new DirectoryRepository(ctx.services.db, tenant),
      overview: new OverviewRepository(ctx.services.db, tenant),
      imports: new ImportRepository(em, tenant),
      importHistory: new ImportHistory(ctx.services.db, tenant),
      keys: new ApiKeyRepository(em),
      members: new MemberRepository(em, tenant),
      invitations: new InvitationRepository(em, tenant),
      settings: new OrganizationSettingsRepository(em, tenant),
      segments: new SegmentRepository(ctx.services.db, tenant),
    },
  });
  // Who may not read contacts is not told which of them has a phone.
  if (!result.ok && !allowed.has("Get:Contact")) throw withoutExisting(result.error);
  return result;
});

function noOrganization(principal: Principal): string {
  return principal.kind === "session" && principal.memberships.length > 0
    ? "You are no member of the organization that you looked at any more; choose another one."
    : "You do not belong to an organization.";
}

function withoutExisting(error: TRPCError): unknown {
  const { cause } = error;
  if (!(cause instanceof DomainError) || cause.existingId === undefined) return error;
  return new DomainError(cause.code, cause.message, { faults: cause.faults });
}

const asPerson = signedIn.unstable_pipe(({ ctx, next }) => {
  const { principal } = ctx;
  if (principal.kind !== "session") throw new DomainError("forbidden", "Only a person who is signed in can do this.");
  const em = ctx.services.db.fork();
  const repositories = { accounts: new AccountRepository(em, ctx), organizations: new OrganizationRepository(em) };
  return next({ ctx: { principal, actor: actorOf(principal, ctx), em, ...repositories } });
});

const withAccounts = middleware(async ({ ctx, next }) => {
  await ctx.countVisitor?.();
  return next({ ctx: { accounts: new AccountRepository(ctx.services.db.fork(), ctx) } });
});

/** Runs for the caller's organization, whose repositories can touch no other, if the caller has the permission. */
export function organizationProcedure(permission: Permission) {
  return procedure.meta({ permission }).use(domainErrors).use(withinOrganization);
}

/** Runs for the person who is signed in. */
export const personProcedure = procedure.meta({ openTo: "person" }).use(domainErrors).use(asPerson);

/** Runs for anybody: it tells and does nothing that a token which only one person has does not allow. */
export const publicProcedure = procedure.meta({ openTo: "anybody" }).use(domainErrors).use(withAccounts);
