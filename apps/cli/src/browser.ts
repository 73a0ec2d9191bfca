import { spawn } from "node:child_process";

/** An opener that is still at work by then has become the browser. */
const patienceMs = 2_000;

/** Opens a page with the browser that the system opens pages with. Answers whether there was one. */
export function openBrowser(url: string): Promise<boolean> {
  const [program, ...words] = openerOf(process.platform);
  const opener = spawn(program, [...words, url], { stdio: "ignore", detached: true });
  opener.unref();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), patienceMs);
  opener.once("error", () => resolve(false));
  opener.once("exit", (code) => resolve(code === 0));
  return promise.finally(() => clearTimeout(timer));
}

function openerOf(platform: NodeJS.Platform): [program: string, ...words: string[]] {
  switch (platform) {
    case "darwin":
      return ["open"];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler"];
    default:
      return ["xdg-open"];
  }
}
