import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ApiKeyRepository, type Database, newApiKey, OrganizationRepository } from "@roster/db";
import { demoOrganizationIds, loadDemo } from "@roster/db/demo";
import { permissions } from "@roster/domain";
import { z } from "zod";
import { addUser, type Sessions } from "../auth/sessions.ts";

const Access = z.object({
  email: z.string(),
  password: z.string(),
  apiKey: z.string().optional(),
  isDemo: z.boolean(),
  isComplete: z.boolean(),
});
/** How the first person signs in, as kept in the data directory (mode 0600). */
export type Access = z.infer<typeof Access>;

interface Installation {
  db: Database;
  sessions: Sessions;
  dataDirectory: string;
  wantsDemo: boolean;
  /** The first person's e-mail, where it is chosen. */
  ownerEmail?: string | undefined;
  progress: (step: string) => void;
}

/**
 * Makes sure that somebody can sign in: on an empty database a person with a generated password, an API key, and either
 * the demo organizations or an empty one. Answers null for a database whose people were made elsewhere.
 * Every step can be repeated, so that a start which was cut off is finished by the next one.
 */
export async function ensureFirstAccess(installation: Installation): Promise<Access | null> {
  const { db, dataDirectory, wantsDemo, ownerEmail } = installation;
  const path = join(dataDirectory, "access.json");
  const kept = await readAccess(path);
  const hasUsers = await new OrganizationRepository(db.fork()).hasUsers();
  if (hasUsers && (kept === null || kept.isComplete)) return kept;
  const access = kept ?? newAccess(wantsDemo, ownerEmail);
  await writeAccess(path, { ...access, isComplete: false });
  const complete = await setUp(installation, access, (changed) => writeAccess(path, changed));
  await writeAccess(path, complete);
  return complete;
}

function newAccess(isDemo: boolean, ownerEmail: string | undefined): Access {
  const email = ownerEmail ?? (isDemo ? "demo@roster.example" : "owner@roster.example");
  return { email, password: randomBytes(12).toString("base64url"), isDemo, isComplete: false };
}

async function setUp(
  { db, sessions, progress }: Installation,
  access: Access,
  save: (access: Access) => Promise<void>,
): Promise<Access> {
  const organizations = new OrganizationRepository(db.fork());
  const context = await sessions.$context;
  const existing = await context.internalAdapter.findUserByEmail(access.email);
  const userId = existing?.user.id ?? (await addUser(sessions, { name: access.isDemo ? "Demo" : "Owner", ...access }));
  if (access.isDemo) progress("Loading demo data");
  const organizationIds = access.isDemo ? await loadedDemo(db) : [await ownOrganization(organizations, userId)];
  for (const id of organizationIds) await organizations.addMember(id, userId);

  const keys = new ApiKeyRepository(db.fork());
  const [first] = organizationIds;
  if (first === undefined) throw new Error("there is no organization to make a key for");
  const apiKey = access.apiKey ?? newApiKey(first);
  const withKey = { ...access, apiKey };
  await save(withKey);
  if ((await keys.find(apiKey)) === null)
    await keys.add({ organizationId: first }, { name: "First key", key: apiKey, permissions });
  return { ...withKey, isComplete: true };
}

async function loadedDemo(db: Database): Promise<readonly string[]> {
  await loadDemo(db);
  return demoOrganizationIds();
}

async function ownOrganization(organizations: OrganizationRepository, userId: string): Promise<string> {
  const [existing] = await organizations.ofUser(userId);
  return existing?.organizationId ?? organizations.add({ name: "My organization", defaultRegion: "US" });
}

async function readAccess(path: string): Promise<Access | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : Access.parse(JSON.parse(text));
}

async function writeAccess(path: string, access: Access): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
