"use client";
import type { ErrorData } from "@roster/api";

/** Says that something failed, with what the server said of it and a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { message, data } = error as { message?: string; data?: ErrorData };
  return (
    <div role="alert" className="m-4 rounded-lg border border-line bg-raised p-4">
      <p className="font-medium text-danger">That did not work.</p>
      <p className="mt-1">{data ? message : "The server could not be reached, or had a problem of its own."}</p>
      {data?.requestId ? <p className="mt-1 text-muted">Request {data.requestId}</p> : null}
      <button type="button" className="button mt-3" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
