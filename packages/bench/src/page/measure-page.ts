import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";

/** What a reader of the contacts page has of it; milliseconds, medians of several loads with an empty cache. */
export interface PageFigures {
  /** From the request to the largest part that is shown. */
  largestPaint: number;
  /** How long scripts kept the page from answering, beyond 50 ms each time. */
  blocking: number;
  layoutShift: number;
  /** Scripts that the first load needs, compressed. */
  scriptBytes: number;
  /** The longest that a key in the search box took until what it changed was shown. */
  typing: number;
}

/** A page listens to changes for as long as it is open, so that its network is never idle. */
const settleMs = 2_500;

interface Reader {
  url: string;
  email: string;
  password: string;
  organizationId: string;
}

interface Observed {
  largestPaint: number;
  blocking: number;
  layoutShift: number;
  slowestKey: number;
}

/** Opens the contacts page in Chromium as a person of an organization, several times, and types in its search box. */
export async function measurePage(reader: Reader, { loads }: { loads: number }): Promise<PageFigures> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const cookies = await signIn(browser, reader);
    const figures: PageFigures[] = [];
    for (let load = 0; load < loads; load++) {
      await using context = await browser.newContext({ viewport: { width: 1350, height: 940 } });
      await context.addCookies(cookies);
      figures.push(await measureLoad(await context.newPage(), reader.url));
    }
    const median = (key: keyof PageFigures) => figures.map((one) => one[key]).sort((a, b) => a - b)[loads >> 1] ?? 0;
    return {
      largestPaint: median("largestPaint"),
      blocking: median("blocking"),
      layoutShift: median("layoutShift"),
      scriptBytes: median("scriptBytes"),
      typing: median("typing"),
    };
  } finally {
    await browser.close();
  }
}

async function signIn(browser: Browser, { url, email, password, organizationId }: Reader) {
  await using context = await browser.newContext({ extraHTTPHeaders: { origin: url } });
  await context.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password } });
  const chosen = await context.request.post(`${url}/api/trpc/organizations.activate`, { data: { organizationId } });
  if (!chosen.ok()) throw new Error(`the organization could not be opened: ${await chosen.text()}`);
  return await context.cookies();
}

async function measureLoad(page: Page, url: string): Promise<PageFigures> {
  const network = await page.context().newCDPSession(page);
  const scripts = await countScripts(network);
  await page.addInitScript(observe);
  await page.goto(`${url}/contacts`, { waitUntil: "load" });
  await page.waitForTimeout(settleMs);
  const loaded = await page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed);
  const figures = { ...loaded, scriptBytes: scripts.bytes };
  const search = page.getByRole("searchbox");
  await search.click();
  for (const key of "maria garcia") {
    await page.keyboard.press(key === " " ? "Space" : key);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(settleMs);
  const { slowestKey } = await page.evaluate(() => (globalThis as unknown as { observed: Observed }).observed);
  return { ...figures, typing: slowestKey };
}

/** Adds up what scripts took on the wire, while nobody reads it. */
async function countScripts(network: CDPSession): Promise<{ bytes: number }> {
  const counted = { bytes: 0 };
  const scripts = new Set<string>();
  network.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) counted.bytes += encodedDataLength;
  });
  await network.send("Network.enable");
  return counted;
}

/** Runs in the page, before its own scripts. */
function observe(): void {
  const observed: Observed = { largestPaint: 0, blocking: 0, layoutShift: 0, slowestKey: 0 };
  Object.assign(globalThis, { observed });
  const watch = (type: string, see: (entry: PerformanceEntry) => void, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
      ...options,
    } as Parameters<PerformanceObserver["observe"]>[0]);
  watch("largest-contentful-paint", ({ startTime }) => {
    observed.largestPaint = startTime;
  });
  watch("longtask", ({ duration }) => {
    observed.blocking += Math.max(0, duration - 50);
  });
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) observed.layoutShift += value;
  });
  watch(
    "event",
    ({ name, duration }) => {
      if (name === "keydown" || name === "keypress" || name === "keyup" || name === "beforeinput" || name === "input")
        observed.slowestKey = Math.max(observed.slowestKey, duration);
    },
    { durationThreshold: 16 },
  );
}
