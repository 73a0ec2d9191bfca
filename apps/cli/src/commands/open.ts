import type { Command } from "commander";
import { openBrowser } from "../browser.ts";
import { command } from "../command.ts";
import { urlFromEnvironment } from "../env.ts";
import { tell, write } from "../output/write.ts";

/** `roster open` */
export function open(): Command {
  return command("open", {
    description: "open the web app in the browser, or print where it is when there is no browser",
    examples: ["roster open", "ROSTER_URL=https://roster.example.com roster open"],
  }).action(async () => {
    const url = urlFromEnvironment();
    if (await openBrowser(url)) tell(`Opening ${url} in the browser`);
    else await write(`${url}\n`);
  });
}
