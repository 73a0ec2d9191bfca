import { type BuiltInRole, builtInRoles } from "@roster/domain";
import { fetch, type JsonResponse, type TestApi } from "../src/testing/index.ts";

export const password = "correct horse battery";
export const unknownId = "01890000-0000-7000-8000-000000000000";

// biome-ignore lint/suspicious/noExplicitAny: a test states the shape that it expects
export type Answered = { status: number; body: any };

/** What a page of the site sends: JSON, with the cookie of whoever is signed in. */
export function visitor(api: TestApi, cookie = "") {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const response = await fetch(`${api.url}${path}`, {
      method,
      headers: {
        origin: api.url,
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** Calls a procedure as `tRPC` does. */
export async function call(send: Visitor, path: string, input?: unknown): Promise<Answered> {
  const { status, body } = await send("POST", `/api/trpc/${path}`, input ?? {});
  return { status, body: status < 400 ? body.result.data : body.error.data };
}

/** The same for one that reads. */
export async function read(send: Visitor, path: string, input?: unknown): Promise<Answered> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const { status, body } = await send("GET", `/api/trpc/${path}${query}`);
  return { status, body: status < 400 ? body.result.data : body.error.data };
}

/** Signs a person in as a page does; the cookie is what their browser would send from then on. */
export async function signIn(
  api: TestApi,
  credentials: { email: string; password: string },
): Promise<{ response: JsonResponse; cookie: string }> {
  const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url },
    body: JSON.stringify(credentials),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return { response, cookie: cookies.join("; ") };
}

export async function signedIn(api: TestApi, email: string, secret = password): Promise<Visitor> {
  return visitor(api, (await signIn(api, { email, password: secret })).cookie);
}

/** An organization with a person of each role, who are signed in. */
export async function addTeam(api: TestApi, name = "Ours") {
  const ours = await api.addOrganization({ name, contacts: [{ name: "Ana", phone: "+14155550101" }] });
  const ids = {} as Record<BuiltInRole, string>;
  const as = {} as Record<BuiltInRole, Visitor>;
  const emails = {} as Record<BuiltInRole, string>;
  for (const role of builtInRoles) {
    const email = `${role}@${name}.example`.toLowerCase();
    emails[role] = email;
    ids[role] = await api.addUser({ email, password, organizationIds: [ours.organizationId], role });
    as[role] = await signedIn(api, email);
  }
  return { ours, ids, as, emails };
}

/** The token of a link. */
export function tokenOf(link: string): string {
  return new URL(link).searchParams.get("token") ?? "";
}

/** The latest link that was printed instead of mailed to that address; waits for it. */
export async function printedLink(api: TestApi, email: string): Promise<string> {
  for (let n = 0; n < 100; n += 1) {
    const line = api.logged.findLast(({ message }) => message.startsWith(`Mail to ${email}: `));
    const link = /https?:\S+/.exec(line?.message ?? "")?.[0];
    if (link) return link;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail to ${email}`);
}
