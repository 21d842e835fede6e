// The page in a real browser. Needs Chromium: CHROMIUM names it, or it is found where Debian puts it.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startVault, type Vault } from "./support/vault.ts";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
if (!executablePath) {
  // Where the product is proven, a missing browser is a failure; on a desk it is a hint.
  if (process.env.CI) throw new Error("Chromium is missing; install it or name it in CHROMIUM");
  console.warn("Chromium is missing, so the page was not tested. Install it or name it in CHROMIUM.");
}

describe.skipIf(!executablePath)("the page", () => {
  let vault: Vault;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    vault = await startVault({ vars: { LISTENER_WORD_MS: "5" } });
    browser = await chromium.launch({
      executablePath,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
  });
  afterAll(async () => {
    await browser.close();
    await vault.stop();
  });
  beforeEach(async () => {
    const context = await browser.newContext();
    page = await context.newPage();
    complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(vault.url.href);
    return () => context.close();
  });

  const at = (id: string) => page.getByTestId(id);
  const write = async (words: string) => {
    await at("vent-input").fill(words);
    await at("send").click();
  };

  test("words go in, a reply streams out, and what is left is said", async () => {
    await write("My boss yelled at me in front of everyone.");
    await at("reply").filter({ hasText: "boss" }).waitFor();
    await at("remaining").filter({ hasText: /1 vent left/ }).waitFor();
    expect(await at("crisis").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("the device is remembered by its cookie, which no script can read", async () => {
    await write("One.");
    await at("remaining").filter({ hasText: /1 vent left/ }).waitFor();
    await page.reload();
    await write("Two.");
    await at("remaining").filter({ hasText: /no vents left/i }).waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe("");
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await write("Three, and these words must not be lost.");
    await at("error").waitFor();
    expect(await at("vent-input").inputValue()).toBe("Three, and these words must not be lost.");
    expect(await at("error").textContent()).toMatch(/findahelpline\.com/);
  });

  test("help lines stand above the reply when they come", async () => {
    await write("I want to kill myself.");
    await at("crisis").waitFor();
    expect(await at("crisis").textContent()).toContain("988");
    expect(await at("crisis").locator('a[href="tel:988"]').count()).toBeGreaterThan(0);
    await at("reply").filter({ hasText: /safe/ }).waitFor();
    const above = (await at("crisis").boundingBox())!;
    const below = (await at("reply").boundingBox())!;
    expect(above.y + above.height).toBeLessThanOrEqual(below.y);
    expect(complaints).toEqual([]);
  });

  test("below the lines, a minute to steady oneself and a plan wait folded up", async () => {
    await write("I want to kill myself.");
    const card = at("crisis");
    await at("remaining").filter({ hasText: /left/ }).waitFor();
    const breathe = card.getByText("Box breathing");
    expect(await breathe.isVisible()).toBe(false);
    await card.getByText("Steady yourself for a minute").focus();
    await page.keyboard.press("Enter");
    await breathe.waitFor();
    const plan = at("plan");
    await plan.getByText("A plan for tonight").click();
    await plan.getByText("People I can ask for help").waitFor();
    const lines = (await card.locator(".lines").boundingBox())!;
    expect(lines.y + lines.height).toBeLessThanOrEqual((await plan.boundingBox())!.y);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await plan.getByRole("button", { name: "Copy the plan" }).click();
    await plan.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^A plan for tonight\n1\. /);
    expect(copied).toContain("988 Suicide & Crisis Lifeline: Call 988\n");
    expect(copied).toContain("Veterans Crisis Line: Call 988, then press 1");
    expect(complaints).toEqual([]);
  });

  test("whoever is hurt by someone gets a plan for that, and a word about the browser's history", async () => {
    await write("My husband hits me.");
    await at("crisis").waitFor();
    expect(await at("crisis").locator(".lines h3").first().textContent()).toBe("National Domestic Violence Hotline");
    expect(await at("crisis").locator('a[href^="sms:88788"]').count()).toBe(1);
    await at("plan").getByText("A plan for staying safe").click();
    await at("plan").getByText("A code word").waitFor();
    expect(await at("plan").textContent()).toContain("browser history");
  });

  test("letting go leaves nothing on the page", async () => {
    await write("Only for now.");
    await at("remaining").filter({ hasText: /left/ }).waitFor();
    await at("clear").click();
    expect(await page.getByText("Only for now.").count()).toBe(0);
    expect(await at("reply").count()).toBe(0);
  });

  test("a cookie of an old key is no obstacle", async () => {
    const { hostname } = vault.url;
    await page.context().addCookies([
      { name: "__Host-vv_device", value: "v1.AAAAAAAAAAAAAAAAAAAAAA.AAAA", domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
    ]);
    await write("Still me.");
    await at("remaining").filter({ hasText: /1 vent left/ }).waitFor();
  });

  test("the API page describes every address", async () => {
    await page.goto(new URL("/docs/", vault.url).href);
    for (const path of ["/api/vent", "/api/me", "/health", "/ready"]) await page.getByText(path).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("it can be looked at", async () => {
    const folder = process.env.SCREENSHOTS ?? mkdtempSync(join(tmpdir(), "ventvault-shots-"));
    await write("I want to kill myself.");
    await at("remaining").filter({ hasText: /left/ }).waitFor();
    for (const folded of await page.locator("details.care summary").all()) await folded.click();
    const bytes = await page.screenshot({ path: join(folder, "page.png"), fullPage: true });
    expect(bytes.length).toBeGreaterThan(10_000);
    if (!process.env.SCREENSHOTS) rmSync(folder, { recursive: true, force: true });
  });
});
