import { IdempotencyRepository, type KeptAnswer } from "@roster/db";
import { DomainError, limits } from "@roster/domain";
import { type Principal, principalIdOf } from "../auth/principal.ts";
import type { Services } from "../context.ts";
import type { Answer } from "./answer.ts";

const leaseSeconds = 60;
const renewEveryMs = 20_000;
/** Statuses that say nothing of the request itself. */
const passing = [401, 403, 429];

interface Once {
  key: string;
  principal: Principal;
  services: Services;
  /** The answer must not be kept: under its key there will be a failure that says so. */
  hasSecret: boolean;
  /** Carries the request out; a failure is an answer too. */
  answer: () => Promise<Answer>;
  /** Reads the body without carrying anything out. */
  readBody: () => Promise<void>;
  /** A hash of all that makes this request another one, once its body was read. */
  fingerprint: () => string;
}

/**
 * Carries a request out once for its Idempotency-Key, and answers what that came to for 24 hours. Fails with
 * `idempotency_key_in_use` while it is carried out, and with `idempotency_key_reused` for another request under the same key.
 */
export async function once(request: Once): Promise<Answer> {
  const { key, principal, services } = request;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > limits.idempotencyKeyCharacters)
    throw DomainError.invalid([
      {
        in: "header",
        name: "Idempotency-Key",
        code: "malformed",
        detail: `must be 1 to ${limits.idempotencyKeyCharacters} visible ASCII characters`,
      },
    ]);
  if (principal.tenant === null) return request.answer();
  const keys = new IdempotencyRepository(services.db.fork(), principal.tenant, principalIdOf(principal));
  const claim = await keys.claim(key, leaseSeconds);
  if (claim.kind === "in_use")
    throw new DomainError("idempotency_key_in_use", "A request with this Idempotency-Key is being carried out.", {
      retryAfterSeconds: 1,
    });
  if (claim.kind === "answered") {
    await request.readBody();
    if (claim.fingerprint !== request.fingerprint())
      throw new DomainError(
        "idempotency_key_reused",
        "This Idempotency-Key was used for another request, or with other permissions.",
      );
    if (claim.answer.body === null)
      throw new DomainError("conflict", "This request was carried out; its answer had a secret, and was not kept.");
    return replayed(claim.answer);
  }
  const renewing = setInterval(() => void keys.hold(key, leaseSeconds).catch(() => {}), renewEveryMs);
  try {
    const answer = await request.answer();
    if (answer.status >= 500 || passing.includes(answer.status)) await keys.release(key);
    else await keys.answer(key, request.fingerprint(), kept(answer, request));
    return answer;
  } catch (error) {
    await keys.release(key).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

function kept({ status, headers = {}, body, text }: Answer, { hasSecret }: Pick<Once, "hasSecret">): KeptAnswer {
  const isKept = status >= 400 || !hasSecret;
  return { status, headers, body: isKept ? (text ?? JSON.stringify(body)) : null };
}

function replayed({ status, headers, body }: KeptAnswer): Answer {
  return { status, headers: { ...headers, "idempotency-replayed": "true" }, text: body ?? "" };
}
