import type { IncomingMessage } from "node:http";

const withPort = /^(?:\[([^\]]+)\]|([0-9.]+))(?::\d+)?$/;

/**
 * Where a request comes from: the other end of its connection, or what the last of so many trusted proxies says of it. What stands
 * before that in X-Forwarded-For anybody may have written.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => withoutPort(address.trim()))
    .filter(Boolean);
  return (trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined) ?? socket.remoteAddress ?? "unknown";
}

function withoutPort(address: string): string {
  const [, inBrackets, dotted] = withPort.exec(address) ?? [];
  return inBrackets ?? dotted ?? address;
}
