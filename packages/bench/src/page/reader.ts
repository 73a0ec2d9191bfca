import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** Takes out the people and the organization that an earlier run left, so that the next start of the product makes them. */
export async function forgetReader(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query("truncate app_user cascade");
    await client.query("truncate audit_event");
    await client.query(
      "delete from api_key where organization_id in (select id from organization where name = $1)",
      own,
    );
    await client.query("delete from organization where name = $1", own);
  });
}

/** Makes the person of that data directory a member of an organization. */
export async function joinReader(databaseUrl: string, dataDirectory: string, organizationId: string) {
  const access = JSON.parse(await readFile(join(dataDirectory, "access.json"), "utf8"));
  await withClient(databaseUrl, (client) =>
    client.query(
      "insert into organization_member (organization_id, user_id, role) select $1, id, 'Owner' from app_user where email = $2",
      [organizationId, access.email],
    ),
  );
  return { email: access.email as string, password: access.password as string };
}

const own = ["My organization"];

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
