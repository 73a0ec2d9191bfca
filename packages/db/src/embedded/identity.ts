import { spawnSync } from "node:child_process";
import { chownSync, lchownSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How PostgreSQL's programs are started, since they refuse to run as root. */
export interface Identity {
  command(program: string, args: readonly string[]): { program: string; args: string[]; uid?: number; gid?: number };
  own(directory: string): void;
}

const asIs: Identity = {
  command: (program, args) => ({ program, args: [...args] }),
  own: () => {},
};

/**
 * Chooses who runs PostgreSQL: ourselves, or as root the user `postgres` (else `nobody`), or, where that user may not
 * reach the program or the directory, ourselves in a user namespace that hides being root.
 */
export function chooseIdentity(postgres: string, directory: string): Identity {
  if (process.getuid?.() !== 0) return asIs;
  const user = unprivilegedUser();
  const dropped: Identity = {
    command: (program, args) => ({ program, args: [...args], ...user }),
    own: (path) => ownAll(path, user.uid, user.gid),
  };
  if (works(dropped, postgres) && reaches(dropped, directory)) return dropped;
  const hidden: Identity = {
    command: (program, args) => ({
      program: "unshare",
      args: ["--user", `--map-user=${user.uid}`, `--map-group=${user.gid}`, "--", program, ...args],
    }),
    own: (path) => ownAll(path, 0, 0),
  };
  if (works(hidden, postgres)) return hidden;
  throw new Error(
    "PostgreSQL refuses to run as root, and the user it would run as cannot read this folder. " +
      "Start Roster as an ordinary user, move it out of root's home, or set DATABASE_URL to a server.",
  );
}

function works(identity: Identity, postgres: string): boolean {
  const { program, args, ...user } = identity.command(postgres, ["--version"]);
  return spawnSync(program, args, { cwd: "/", stdio: "ignore", ...user }).status === 0;
}

function reaches(identity: Identity, directory: string): boolean {
  const { program, args, ...user } = identity.command("/bin/sh", ["-c", 'cd "$0/.."', directory]);
  return spawnSync(program, args, { cwd: "/", stdio: "ignore", ...user }).status === 0;
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const entry = ["postgres:", "nobody:"].map((name) => users.find((line) => line.startsWith(name))).find(Boolean);
  const [, , uid, gid] = entry?.split(":") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

function ownAll(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) ownAll(inner, uid, gid);
    else lchownSync(inner, uid, gid);
  }
}
