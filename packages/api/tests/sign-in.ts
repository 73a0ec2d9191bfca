import { fetch, type TestApi } from "../src/testing/index.ts";

/** Signs a person in as a page does; the cookie is what their browser would send from then on. */
export async function signIn(api: TestApi, credentials: { email: string; password: string }) {
  const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url },
    body: JSON.stringify(credentials),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { response, cookie };
}
